import { AwsFailure } from '../aws/failure.ts';
import type { AwsPort } from '../aws/port.ts';
import { absent, present, type Section } from '../model/section.ts';
import { type Access, accessError } from './access-error.ts';
import { readAnswer } from './answers/read-answer.ts';
import { type ServiceAnswer, servicesAnswer } from './answers/service.ts';
import { serviceNames } from './names.ts';
import { noSuchCluster, noSuchService } from './no-such.ts';
import { observe, unreadBecause } from './observe.ts';
import type { ResolvedTarget } from './target/target.ts';

/** What ECS says of a service that it does not know: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html */
const MISSING = 'MISSING';

/** Whether a service that is not there is an error, or something to look into: its stack may have taken it back. */
export type WhenGone = 'refuse' | 'absent';

/**
 * Reads the service with its deployments, events and tags. Rejects with a `UserError` where there is no such service or
 * cluster (code 2), or no way to AWS at all (code 3); a refusal or another failure is a section that says so.
 */
export async function readService(
  port: AwsPort,
  target: ResolvedTarget,
  access: Access,
  whenGone: WhenGone = 'refuse',
): Promise<Section<ServiceAnswer>> {
  try {
    return present(await describeService(port, target));
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    if (error.code === MISSING) return await lookAgain(port, target, whenGone);
    if (error.code === 'ClusterNotFoundException')
      throw await noSuchCluster(port, target.cluster, target.region);
    const noAccess = accessError(error, access);
    if (noAccess !== undefined) throw noAccess;
    return unreadBecause(error);
  }
}

/** A service that was made a moment ago may be missing in one answer and listed in the next: it is asked for once more. */
async function lookAgain(
  port: AwsPort,
  target: ResolvedTarget,
  whenGone: WhenGone,
): Promise<Section<ServiceAnswer>> {
  const { cluster, service } = target;
  const names = await observe(() => serviceNames(port, cluster));
  if (names.state === 'present' && names.value.includes(service)) {
    return await observe(() => describeService(port, target));
  }
  if (whenGone === 'absent') return absent('the service is not there any more');
  throw noSuchService(cluster, service, names.state === 'present' ? names.value : undefined);
}

async function describeService(port: AwsPort, { cluster, service }: ResolvedTarget): Promise<ServiceAnswer> {
  const answer = await port.call('DescribeServices', { cluster, services: [service], include: ['TAGS'] });
  const { services, failures } = readAnswer(servicesAnswer, 'DescribeServices', answer);
  const [found] = services;
  if (found !== undefined) return found;
  const reason = failures[0]?.reason ?? MISSING;
  const kind = reason === MISSING ? 'not-found' : 'failed';
  throw new AwsFailure(kind, 'ecs:DescribeServices', reason, `ECS says of service ${service}: ${reason}`);
}
