import type { Finding, SettingChange } from '../../../src/model/finding.ts';
import type { BlueprintSummary, Report } from '../../../src/model/report.ts';
import type { StackResource } from '../../../src/model/stack.ts';
import type { TargetGroup } from '../../../src/model/target-group.ts';
import { untrusted } from '../../../src/model/text.ts';
import { containerDefinition } from '../../support/snapshot.ts';
import { CAUSE } from '../sample-findings.ts';
import { REPORT } from '../sample-report.ts';

const ACCOUNT = 'eu-west-1:123456789012';
const DEFINITION_ARN = untrusted(`arn:aws:ecs:${ACCOUNT}:task-definition/backend:89`);
const SERVICE_ARN = untrusted(`arn:aws:ecs:${ACCOUNT}:service/prod/backend`);
export const GROUP_ARN = untrusted(
  `arn:aws:elasticloadbalancing:${ACCOUNT}:targetgroup/web/0123456789abcdef`,
);

export const TARGET_GROUP: TargetGroup = {
  arn: GROUP_ARN,
  name: untrusted('web'),
  protocol: untrusted('HTTP'),
  healthCheckProtocol: untrusted('HTTP'),
  healthCheckPort: untrusted('8080'),
  healthCheckPath: untrusted('/health'),
  healthCheckIntervalSeconds: 15,
  healthCheckTimeoutSeconds: 5,
  healthyThreshold: 3,
  unhealthyThreshold: 2,
  matcher: untrusted('200-299'),
  loadBalancerArns: [],
};

/** A service on Fargate with two containers behind a load balancer. */
export const BLUEPRINT: BlueprintSummary = {
  service: {
    name: untrusted('backend'),
    arn: SERVICE_ARN,
    clusterName: untrusted('prod'),
    desiredCount: 2,
    launchType: untrusted('FARGATE'),
    capacityProviders: [],
    schedulingStrategy: untrusted('REPLICA'),
    deploymentController: untrusted('ECS'),
    healthCheckGracePeriodSeconds: 120,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    circuitBreaker: { enabled: false, rollback: false },
    loadBalancers: [{ targetGroupArn: GROUP_ARN }],
    placementConstraints: [],
  },
  taskDefinition: {
    arn: DEFINITION_ARN,
    family: untrusted('backend'),
    revision: 89,
    cpuUnits: 256,
    memoryMiB: 512,
    requiresCompatibilities: [untrusted('FARGATE')],
    containers: [
      containerDefinition('api', {
        environment: [{ name: untrusted('NODE_OPTIONS'), shape: 'set' }],
        healthCheck: {
          command: ['CMD-SHELL', 'curl -f http://localhost/health || exit 1'].map(untrusted),
          intervalSeconds: 20,
          timeoutSeconds: 5,
          retries: 3,
          startPeriodSeconds: 60,
        },
      }),
      containerDefinition('proxy'),
    ],
  },
  targetGroups: [TARGET_GROUP],
};

/** The resources of the stack, as its template names them; that of the task definition is a revision behind. */
export const RESOURCES: readonly StackResource[] = [
  resource('ApiTask', `arn:aws:ecs:${ACCOUNT}:task-definition/backend:88`, 'AWS::ECS::TaskDefinition'),
  resource('ApiService', SERVICE_ARN, 'AWS::ECS::Service'),
  resource('ApiTargets', GROUP_ARN, 'AWS::ElasticLoadBalancingV2::TargetGroup'),
];

function resource(logicalId: string, physicalId: string, resourceType: string): StackResource {
  return {
    logicalId: untrusted(logicalId),
    physicalId: untrusted(physicalId),
    resourceType: untrusted(resourceType),
  };
}

/** A change with as little said about it as possible. */
export function change(
  path: SettingChange['path'],
  recommended: SettingChange['recommended'],
  more: Partial<SettingChange> = {},
): SettingChange {
  return { path, current: null, recommended, unit: '', because: 'it was not enough', ...more };
}

/** A finding that asks for changes. */
export function finding(settings: readonly SettingChange[], more: Partial<Finding> = {}): Finding {
  return { ...CAUSE, remedy: { steps: [], settings }, ...more };
}

/** A report whose cause asks for changes, and whose risks ask for others. */
export function reportWith(
  settings: readonly SettingChange[],
  risks: readonly SettingChange[] = [],
  more: Partial<Report> = {},
): Report {
  return {
    ...REPORT,
    stack: { name: 'backend-prod', status: 'UPDATE_IN_PROGRESS', since: null, resources: RESOURCES },
    blueprint: BLUEPRINT,
    diagnosis: {
      ...REPORT.diagnosis,
      causes: [finding(settings)],
      risks: [finding(risks, { severity: 'warning' })],
    },
    ...more,
  };
}

/** A change of every resource: two of the container `api`, one of its neighbour, and one of each other resource. */
export const RICH = reportWith(
  [
    change('healthCheck.startPeriod', 270, {
      container: 'api',
      current: 60,
      because: '1.5 × the observed 175 s to ready, rounded up',
    }),
    change('environment.NODE_OPTIONS', '--max-old-space-size=384', { container: 'api' }),
    change('memory', 128, { container: 'proxy', current: 64 }),
    change('taskDefinition.memory', 1024, { current: 512 }),
    change('service.healthCheckGracePeriodSeconds', 420, { current: 120 }),
    change('targetGroup.HealthCheckPort', 'traffic-port', { current: '8080' }),
  ],
  [
    change('service.deploymentConfiguration.deploymentCircuitBreaker', 'enable: true, rollback: true', {
      current: 'off',
    }),
    change('taskDefinition.memory', 2048, { current: 512 }),
  ],
);
