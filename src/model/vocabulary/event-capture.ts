/**
 * The log group into which the ECS console's event capture writes the events of a cluster, each as one JSON document:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/container-insights-ECS-lifecycle-events.html
 */
export function eventCaptureGroup(clusterName: string): string {
  return `/aws/events/ecs/containerinsights/${clusterName}/performance`;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html */
export const TASK_STATE_CHANGE = 'ECS Task State Change';
