import type { AwsPort } from '../aws/port.ts';
import type { ContainerInstance, Task } from '../model/task.ts';
import { readAnswer } from './answers/read-answer.ts';
import { containerInstancesAnswer } from './answers/task.ts';
import { batchesOf, unique } from './pages.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeContainerInstances.html */
const BATCH = 100;

/** The hosts that tasks run or ran on; none for tasks on Fargate. */
export function hostsOf(tasks: readonly Task[]): string[] {
  return unique(tasks.flatMap(({ containerInstanceArn }) => containerInstanceArn ?? []));
}

/** Reads EC2 hosts of a cluster. One that has left the cluster is left out. */
export async function readContainerInstances(
  port: AwsPort,
  cluster: string,
  arns: readonly string[],
): Promise<readonly ContainerInstance[]> {
  const answers = await Promise.all(
    batchesOf(arns, BATCH).map(async (containerInstances) => {
      const answer = await port.call('DescribeContainerInstances', { cluster, containerInstances });
      return readAnswer(containerInstancesAnswer, 'DescribeContainerInstances', answer).containerInstances;
    }),
  );
  return answers.flat();
}
