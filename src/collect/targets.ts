import type { AwsPort } from '../aws/port.ts';
import { absent, present, type Section, valueOr } from '../model/section.ts';
import type { TargetGroup, TargetGroupHealth } from '../model/target-group.ts';
import type { Untrusted } from '../model/text.ts';
import type { RevisionAnswer } from './answers/deployment.ts';
import type { ServiceAnswer } from './answers/service.ts';
import { observe } from './observe.ts';
import { unique } from './pages.ts';
import { readTargetGroups, readTargetHealth } from './target-groups.ts';

/** Where the tasks of a service are registered, and how they fare there. */
export interface Targets {
  readonly targetGroups: Section<readonly TargetGroup[]>;
  readonly targetHealth: Section<readonly TargetGroupHealth[]>;
}

/**
 * Reads the target groups that the service names, and those that only its current revisions name, which is where the
 * other colour of a blue/green deployment is registered.
 */
export async function readTargets(
  port: AwsPort,
  serviceRead: Promise<Section<ServiceAnswer>>,
  revisionsRead: Promise<Section<readonly RevisionAnswer[]>>,
): Promise<Targets> {
  const service = await serviceRead;
  if (service.state !== 'present') return { targetGroups: service, targetHealth: service };
  const { targetGroupArns, revisionArns } = service.value;
  const named = unique(targetGroupArns);
  const [first, second] = await Promise.all([
    readGroups(port, named),
    revisionsRead.then((revisions) => {
      const current = valueOr(revisions, []).filter(({ revision }) => revisionArns.includes(revision.arn));
      const arns = unique(current.flatMap((one) => one.targetGroupArns));
      return readGroups(
        port,
        arns.filter((arn) => !named.includes(arn)),
      );
    }),
  ]);
  return {
    targetGroups: joined(first.targetGroups, second.targetGroups),
    targetHealth: joined(first.targetHealth, second.targetHealth),
  };
}

async function readGroups(port: AwsPort, arns: readonly Untrusted[]): Promise<Targets> {
  if (arns.length === 0) {
    const none = 'the service has no target group';
    return { targetGroups: absent(none), targetHealth: absent(none) };
  }
  const [targetGroups, targetHealth] = await Promise.all([
    observe(() => readTargetGroups(port, arns)),
    observe(() => readTargetHealth(port, arns)),
  ]);
  return { targetGroups, targetHealth };
}

/** What one of two readings could not say, the other may; a failure of one must not look like the whole. */
function joined<T>(one: Section<readonly T[]>, other: Section<readonly T[]>): Section<readonly T[]> {
  if (one.state === 'present' && other.state === 'present') return present([...one.value, ...other.value]);
  if (one.state === 'absent') return other;
  return one;
}
