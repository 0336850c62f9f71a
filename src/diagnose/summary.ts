import type { Facts } from '../facts/facts.ts';
import type { Stop } from '../facts/stop.ts';
import type { Finding } from '../model/finding.ts';
import { secondsBetween } from '../model/instant.ts';
import type { NotExamined } from '../model/not-examined.ts';
import { valueOr } from '../model/section.ts';
import type { Verdict } from '../model/verdict.ts';

/** The one sentence that a person would say. */
export function summarize(
  verdict: Verdict,
  facts: Facts,
  root: Finding | undefined,
  notExamined: readonly NotExamined[],
): string {
  const because = root === undefined ? '' : `: ${lowerFirst(root.title)}`;
  switch (verdict) {
    case 'healthy':
      return `The service is healthy: ${counts(facts)}${lackWords(notExamined)}.`;
    case 'in-progress':
      return `A deployment is on its way and nothing is wrong yet: ${counts(facts)}.`;
    case 'degraded':
      return `${degradedWords(facts)} (${counts(facts)})${because || lostWords(facts)}.`;
    case 'cycling':
      return `The service replaces its tasks again and again${failureWords(facts)}${because || lostWords(facts)}.`;
    case 'failed':
      return `The deployment failed${rolledBackWords(facts)}${because || forgottenWords(facts)}.`;
    case 'undetermined':
      return undeterminedWords(facts, notExamined);
  }
}

function counts({ state }: Facts): string {
  return state === undefined
    ? 'its counts are unknown'
    : `${state.runningCount} running, ${state.desiredCount} wanted`;
}

function degradedWords({ state, subject }: Facts): string {
  if (state !== undefined && state.runningCount >= state.desiredCount) {
    return subject.state === 'in-progress' ? 'The deployment does not get on' : 'The service is not well';
  }
  return 'The service is below what was asked for';
}

function failureWords({ failures, snapshot }: Facts): string {
  if (failures.length === 0) return '';
  const oldest = Math.min(...failures.map(({ at }) => at));
  const hours = Math.ceil(secondsBetween(oldest, snapshot.takenAt) / 3600);
  return ` (${failures.length} failed in the last ${isAnyForgotten(failures) && hours > 1 ? `${hours} hours` : 'hour'})`;
}

/** Nothing that is left of tasks which ECS has forgotten names a cause. */
function lostWords({ snapshot, failures }: Facts): string {
  const remains = valueOr(snapshot.vitals.remains, undefined);
  if (remains?.reason !== 'expired' || failures.some(({ ending }) => ending !== 'unrecorded')) return '';
  return '; the tasks that failed are no longer on record: the cause is undetermined';
}

function isAnyForgotten(failures: readonly Stop[]): boolean {
  return failures.some(({ task }) => task.recordedIn !== undefined);
}

function lackWords(notExamined: readonly NotExamined[]): string {
  return notExamined.length === 0 ? '' : ', although not everything could be looked at';
}

function rolledBackWords({ subject, state }: Facts): string {
  const current = state?.deployments.find(({ status }) => status === 'PRIMARY');
  return current !== undefined && current.id !== subject.deploymentId ? ' and was rolled back' : '';
}

/** ECS keeps stopped tasks for about an hour; its reason for the deployment stays, but names no cause. */
function forgottenWords(facts: Facts): string {
  const { subject, failures, snapshot } = facts;
  if (subject.state !== 'failed') return stackWords(facts);
  const said =
    subject.stateReason === undefined ? '' : `; ECS says “${subject.stateReason.replace(/\.$/, '')}”`;
  if (failures.length === 0 && snapshot.vitals.stoppedTasks.state === 'present')
    return `${said}, and its failed tasks are no longer on record: the cause is undetermined`;
  return failures.length > 0 && failures.every(({ ending }) => ending === 'unrecorded')
    ? `${said}, and how its failed tasks ended is no longer on record: the cause is undetermined`
    : said;
}

function stackWords({ snapshot }: Facts): string {
  const { stack } = snapshot.vitals;
  if (stack.state !== 'present') return '';
  const failure = stack.value.events.find(
    ({ resourceType, status }) => resourceType === 'AWS::ECS::Service' && status.endsWith('_FAILED'),
  );
  const said = failure?.reason === undefined ? '' : `; CloudFormation says “${failure.reason}”`;
  const isGone = valueOr(snapshot.vitals.remains, undefined)?.reason === 'gone';
  return isGone ? `${said}, and no task on record says why: the cause is undetermined` : said;
}

function undeterminedWords({ state, snapshot }: Facts, notExamined: readonly NotExamined[]): string {
  const remains = valueOr(snapshot.vitals.remains, undefined);
  if (remains?.reason === 'gone')
    return 'The service is not there any more, and nothing is on record that says why.';
  if (remains?.reason === 'expired' && state?.desiredCount !== 0)
    return 'It cannot be told how the service is: the tasks that failed are no longer on record.';
  if (state !== undefined && state.status !== 'ACTIVE')
    return `The service is ${state.status}: it is being deleted, or was.`;
  if (state?.desiredCount === 0) return 'Nothing is asked to run: the desired count of the service is 0.';
  const lacking = notExamined.map(({ action }) => action).filter((action) => action !== '');
  if (lacking.length === 0) return 'It cannot be told how the service is.';
  return `It cannot be told how the service is: ${[...new Set(lacking)].join(', ')} gave no answer.`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
