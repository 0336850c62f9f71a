import { AwsFailure } from '../aws/failure.ts';
import type { AwsPort } from '../aws/port.ts';
import type { ServiceDeployment } from '../model/service.ts';
import type { Untrusted } from '../model/text.ts';
import {
  type RevisionAnswer,
  serviceDeploymentListAnswer,
  serviceDeploymentsAnswer,
  serviceRevisionsAnswer,
} from './answers/deployment.ts';
import { readAnswer } from './answers/read-answer.ts';
import { batchesOf, followPages, unique } from './pages.ts';
import type { ResolvedTarget } from './target/target.ts';

/** At most this many are described at a time: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html */
const BATCH = 20;
const PAGE = 100;
/** 90 days of deployments; the newest ones are asked for more. */
const PAGES = 10;

/** One deployment as the list has it. */
export interface ListedDeployment {
  readonly arn: Untrusted;
  readonly targetRevisionArn?: Untrusted;
}

/** Lists the newest deployments of a service, newest first; at most as many as one call describes. */
export async function listServiceDeployments(
  port: AwsPort,
  { cluster, service }: ResolvedTarget,
): Promise<readonly ListedDeployment[]> {
  const items = await pagesOrNone(port, cluster, service);
  return items
    .toSorted((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0))
    .slice(0, BATCH)
    .map(({ serviceDeploymentArn, targetServiceRevisionArn }) => ({
      arn: serviceDeploymentArn,
      targetRevisionArn: targetServiceRevisionArn,
    }));
}

/**
 * The history of a service is deleted with it.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html
 */
async function pagesOrNone(port: AwsPort, cluster: string, service: string) {
  try {
    const { items } = await followPages('ecs:ListServiceDeployments', PAGES, async (nextToken) => {
      const answer = await port.call('ListServiceDeployments', {
        cluster,
        service,
        maxResults: PAGE,
        nextToken,
      });
      const page = readAnswer(serviceDeploymentListAnswer, 'ListServiceDeployments', answer);
      return { items: page.serviceDeployments, next: page.nextToken };
    });
    return items;
  } catch (error) {
    if (error instanceof AwsFailure && error.code === 'ServiceNotFoundException') return [];
    throw error;
  }
}

/** Describes the listed deployments, newest first. */
export async function describeServiceDeployments(
  port: AwsPort,
  listed: readonly ListedDeployment[],
): Promise<readonly ServiceDeployment[]> {
  if (listed.length === 0) return [];
  const answer = await port.call('DescribeServiceDeployments', {
    serviceDeploymentArns: listed.map(({ arn }) => arn),
  });
  const { serviceDeployments } = readAnswer(serviceDeploymentsAnswer, 'DescribeServiceDeployments', answer);
  return serviceDeployments.toSorted((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0));
}

/** Describes service revisions; those that ECS no longer keeps are left out. */
export async function describeServiceRevisions(
  port: AwsPort,
  arns: readonly Untrusted[],
): Promise<readonly RevisionAnswer[]> {
  const answers = await Promise.all(
    batchesOf(unique(arns), BATCH).map(async (serviceRevisionArns) => {
      const answer = await port.call('DescribeServiceRevisions', { serviceRevisionArns });
      return readAnswer(serviceRevisionsAnswer, 'DescribeServiceRevisions', answer).serviceRevisions;
    }),
  );
  return answers.flat();
}
