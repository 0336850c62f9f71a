import type { OperationName } from '../aws/operations.ts';
import type { AwsPort } from '../aws/port.ts';

/** What never changes once it was answered. */
const FOREVER: ReadonlySet<OperationName> = new Set(['DescribeTaskDefinition']);

/** What seldom changes and is asked again only after a while. */
const FOR_A_WHILE: ReadonlySet<OperationName> = new Set([
  'DescribeTargetGroups',
  'DescribeTargetGroupAttributes',
  'DescribeServiceRevisions',
  'DescribeContainerInstances',
]);

interface Remembered {
  readonly until: number;
  readonly answer: Promise<unknown>;
}

/**
 * A port over another one that asks for nothing twice without need: what cannot change is asked once, what seldom changes
 * once in `whileLooks` looks, everything else once a look. A failure is never remembered. Tasks that have stopped are
 * described once: only those that can still change are asked for again.
 */
export function rememberingPort(
  port: AwsPort,
  whileLooks: number,
): { readonly port: AwsPort; nextLook(): void } {
  const answers = new Map<string, Remembered>();
  const stopped = new Map<string, unknown>();
  let look = 0;
  const ask: AwsPort['call'] = async (operation, input, options) => {
    if (operation !== 'DescribeTasks') return await port.call(operation, input, options);
    const arns = taskArnsOf(input);
    const asked = arns.filter((arn) => !stopped.has(arn));
    const known = arns.flatMap((arn) => stopped.get(arn) ?? []);
    if (asked.length === 0) return { tasks: known, failures: [] };
    const answer = await port.call(operation, { ...input, tasks: asked }, options);
    const tasks = tasksOf(answer);
    for (const task of tasks) {
      const arn = stoppedArn(task);
      if (arn !== undefined) stopped.set(arn, task);
    }
    return known.length === 0 ? answer : { ...record(answer), tasks: [...tasks, ...known] };
  };
  return {
    nextLook() {
      look += 1;
      for (const [key, { until }] of answers) if (until < look) answers.delete(key);
    },
    port: {
      call(operation, input, options) {
        const key = JSON.stringify([operation, input, options]);
        const known = answers.get(key);
        if (known !== undefined && known.until >= look) return known.answer;
        const answer = ask(operation, input, options);
        answers.set(key, { answer, until: lastLook(operation, look, whileLooks) });
        answer.catch(() => answers.delete(key));
        return answer;
      },
    },
  };
}

function lastLook(operation: OperationName, look: number, whileLooks: number): number {
  if (FOREVER.has(operation)) return Number.POSITIVE_INFINITY;
  return FOR_A_WHILE.has(operation) ? look + whileLooks : look;
}

function taskArnsOf(input: object): readonly string[] {
  const tasks: unknown = 'tasks' in input ? input.tasks : undefined;
  return Array.isArray(tasks) ? tasks.filter((arn) => typeof arn === 'string') : [];
}

function tasksOf(answer: unknown): readonly unknown[] {
  const { tasks } = record(answer);
  return Array.isArray(tasks) ? tasks : [];
}

/** The ARN of a task that has stopped for good. */
function stoppedArn(task: unknown): string | undefined {
  const { taskArn, lastStatus } = record(task);
  return lastStatus === 'STOPPED' && typeof taskArn === 'string' ? taskArn : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
