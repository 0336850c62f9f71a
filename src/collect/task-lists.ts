import type { ListTasksCommandInput } from '@aws-sdk/client-ecs';
import { AwsFailure } from '../aws/failure.ts';
import type { AwsPort } from '../aws/port.ts';
import { present, type Section } from '../model/section.ts';
import { readAnswer } from './answers/read-answer.ts';
import { taskListAnswer } from './answers/task.ts';
import { observe } from './observe.ts';
import { followPages, type Listing, unique } from './pages.ts';
import type { ResolvedTarget } from './target/target.ts';

/** The most that ECS gives at a time: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html */
const PAGE = 100;

/** A service may have 5000 tasks: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const SERVICE_PAGES = 60;

/** The stopped tasks of a whole cluster may be many more than ours; those beyond this are left to the list by service. */
const CLUSTER_PAGES = 5;

/** The ARNs of tasks by what they are meant to do. Those of the cluster are not all of this service. */
export interface TaskLists {
  readonly running: Section<readonly string[]>;
  readonly stopped: Section<readonly string[]>;
}

/** Lists the tasks of a service, running and stopped. Each list says for itself whether it was read. */
export async function listTasks(port: AwsPort, target: ResolvedTarget): Promise<TaskLists> {
  const { cluster, service: serviceName } = target;
  const [running, stopped] = await Promise.all([
    observe(
      async () =>
        (
          await orNone(() =>
            taskArns(port, { cluster, serviceName, desiredStatus: 'RUNNING' }, SERVICE_PAGES),
          )
        ).items,
    ),
    stoppedTasks(port, target),
  ]);
  return { running, stopped };
}

/**
 * Stopped tasks are looked for by service and in the whole cluster: the list by service may come back without them, and
 * a busy cluster may have more than are followed. What both found is joined; one of the two lists is enough.
 */
async function stoppedTasks(
  port: AwsPort,
  { cluster, service }: ResolvedTarget,
): Promise<Section<readonly string[]>> {
  const filter: ListTasksCommandInput = { cluster, serviceName: service, desiredStatus: 'STOPPED' };
  const [ofService, inCluster] = await Promise.all([
    observe(() => orNone(() => taskArns(port, filter, SERVICE_PAGES))),
    observe(() => taskArns(port, { cluster, desiredStatus: 'STOPPED' }, CLUSTER_PAGES)),
  ]);
  const wholeCluster = inCluster.state === 'present' && inCluster.value.complete;
  if (ofService.state !== 'present' && !wholeCluster) return ofService;
  const found = [ofService, inCluster].flatMap((list) => (list.state === 'present' ? list.value.items : []));
  return present(unique(found));
}

/** A service that is not there has no tasks: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html */
async function orNone(list: () => Promise<Listing<string>>): Promise<Listing<string>> {
  try {
    return await list();
  } catch (error) {
    if (error instanceof AwsFailure && error.code === 'ServiceNotFoundException')
      return { items: [], complete: true };
    throw error;
  }
}

async function taskArns(
  port: AwsPort,
  filter: ListTasksCommandInput,
  pages: number,
): Promise<Listing<string>> {
  return await followPages('ecs:ListTasks', pages, async (nextToken) => {
    const answer = await port.call('ListTasks', { ...filter, maxResults: PAGE, nextToken });
    const page = readAnswer(taskListAnswer, 'ListTasks', answer);
    return { items: page.taskArns, next: page.nextToken };
  });
}
