import { AwsFailure } from '../../aws/failure.ts';
import type { AwsPort } from '../../aws/port.ts';
import { UserError } from '../../errors.ts';
import { type Access, necessaryCallError } from '../access-error.ts';
import { readAnswer } from '../answers/read-answer.ts';
import { tasksAnswer } from '../answers/task.ts';
import { serviceNames } from '../names.ts';
import { noSuchCluster } from '../no-such.ts';
import type { TargetRequest } from './request.ts';
import { servicesOfStack } from './stack-services.ts';
import type { ResolvedTarget } from './target.ts';

const BY_NAME = 'Name the service instead: --cluster C --service S.';

/** Services of a cluster that are shown to choose from. */
const CHOICES = 20;

/**
 * The services that a request means, at least one. Services that were named are taken at their word, without a call:
 * reading them tells whether they exist. Rejects with a `UserError`: code 2 where there is no such thing, code 3 where AWS
 * cannot be asked. `access` only helps to say what to type then.
 */
export async function resolveTargets(
  port: AwsPort,
  request: TargetRequest,
  region: string,
  access: Omit<Access, 'region'> = {},
): Promise<readonly ResolvedTarget[]> {
  if (request.region !== undefined && request.region !== region) {
    throw new UserError(
      `--region says ${region}, but what was named is in ${request.region}`,
      `Leave out --region, or pass --region ${request.region}.`,
    );
  }
  try {
    return await resolve(port, request, region);
  } catch (error) {
    if (error instanceof AwsFailure) throw necessaryCallError(error, { ...access, region }, BY_NAME);
    throw error;
  }
}

async function resolve(
  port: AwsPort,
  request: TargetRequest,
  region: string,
): Promise<readonly ResolvedTarget[]> {
  switch (request.kind) {
    case 'services':
      return request.services.map((service) => ({ cluster: request.cluster, service, region }));
    case 'cluster':
      return [
        { cluster: request.cluster, service: await onlyService(port, request.cluster, region), region },
      ];
    case 'task':
      return [{ cluster: request.cluster, service: await serviceOfTask(port, request, region), region }];
    case 'stack':
      return await stackTargets(port, request.stack, region);
  }
}

/** A cluster stands for its service where it has just one. */
async function onlyService(port: AwsPort, cluster: string, region: string): Promise<string> {
  const names = await inCluster(port, cluster, region, () => serviceNames(port, cluster));
  const [only, ...others] = names.toSorted();
  if (only === undefined) {
    throw new UserError(`cluster "${cluster}" has no services`, 'Check --cluster and --region.');
  }
  if (others.length === 0) return only;
  const shown = [only, ...others].slice(0, CHOICES).join(', ');
  const rest = names.length > CHOICES ? ` and ${names.length - CHOICES} more` : '';
  throw new UserError(
    `cluster "${cluster}" has ${names.length} services`,
    `Pass --service with one or more of: ${shown}${rest}.`,
  );
}

async function serviceOfTask(
  port: AwsPort,
  { cluster, task }: { readonly cluster: string; readonly task: string },
  region: string,
): Promise<string> {
  const answer = await inCluster(port, cluster, region, () =>
    port.call('DescribeTasks', { cluster, tasks: [task] }),
  );
  const [found] = readAnswer(tasksAnswer, 'DescribeTasks', answer).tasks;
  if (found === undefined) {
    throw new UserError(
      `there is no task ${task} in cluster "${cluster}"`,
      // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html
      `ECS forgets stopped tasks after about an hour. ${BY_NAME}`,
    );
  }
  const { group = '' } = found.task;
  if (!group.startsWith('service:')) {
    throw new UserError(
      `task ${task} does not belong to a service${group === '' ? '' : ` (its group is ${group})`}`,
      'Only services are diagnosed.',
    );
  }
  return group.slice('service:'.length);
}

async function stackTargets(
  port: AwsPort,
  stack: string,
  region: string,
): Promise<readonly ResolvedTarget[]> {
  const services = await servicesOrNoStack(port, stack, region);
  if (services.length === 0) {
    throw new UserError(
      `stack "${stack}" has no ECS service, nor has a stack within it`,
      `Check that it is the right stack. ${BY_NAME}`,
    );
  }
  return services.map(({ cluster, service }) => ({ cluster, service, region, stack }));
}

async function servicesOrNoStack(port: AwsPort, stack: string, region: string) {
  try {
    return await servicesOfStack(port, stack);
  } catch (error) {
    if (!(error instanceof AwsFailure) || error.kind !== 'not-found') throw error;
    throw new UserError(
      `there is no stack named "${stack}" in ${region}`,
      'Check --stack, --region and --profile; a stack that was deleted is found by its ARN only.',
    );
  }
}

async function inCluster<T>(
  port: AwsPort,
  cluster: string,
  region: string,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AwsFailure && error.kind === 'not-found')
      throw await noSuchCluster(port, cluster, region);
    throw error;
  }
}
