import type { AwsPort } from '../aws/port.ts';
import { lastSegment } from '../model/arn.ts';
import { clusterListAnswer, serviceListAnswer } from './answers/names.ts';
import { readAnswer } from './answers/read-answer.ts';
import { followPages } from './pages.ts';

/** The most that ECS gives at a time: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html */
const PAGE = 100;
const PAGES = 10;

/** The names of the services of a cluster. Rejects with an `AwsFailure`. */
export async function serviceNames(port: AwsPort, cluster: string): Promise<string[]> {
  const { items } = await followPages('ecs:ListServices', PAGES, async (nextToken) => {
    const answer = await port.call('ListServices', { cluster, maxResults: PAGE, nextToken });
    const page = readAnswer(serviceListAnswer, 'ListServices', answer);
    return { items: page.serviceArns, next: page.nextToken };
  });
  return items.map(lastSegment);
}

/** The names of the clusters of the region. Rejects with an `AwsFailure`. */
export async function clusterNames(port: AwsPort): Promise<string[]> {
  const { items } = await followPages('ecs:ListClusters', PAGES, async (nextToken) => {
    const answer = await port.call('ListClusters', { maxResults: PAGE, nextToken });
    const page = readAnswer(clusterListAnswer, 'ListClusters', answer);
    return { items: page.clusterArns, next: page.nextToken };
  });
  return items.map(lastSegment);
}
