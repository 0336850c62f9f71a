import { AwsFailure } from '../aws/failure.ts';
import type { AwsPort } from '../aws/port.ts';
import { valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { observe } from './observe.ts';
import { batchesOf } from './pages.ts';
import type { ResolvedTarget } from './target/target.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
const TASKS_AT_A_TIME = 100;

interface Question {
  readonly name: string;
  /** The answer as text. */
  ask(port: AwsPort): Promise<string>;
}

/** Asks whether anything has changed, with as few questions as will do. */
export interface NewsReader {
  /**
   * Asks about the service itself and, in turn, its targets, its tasks and its stack, and tells whether either answer differs
   * from the last one. Rejects with an `AwsFailure` where there is no answer about the service.
   */
  hasNews(known: Snapshot): Promise<boolean>;
}

/** A reader of news about one service, which remembers the last answer to each question. */
export function newsReader(port: AwsPort, target: ResolvedTarget): NewsReader {
  const answers = new Map<string, string>();
  let turn = 0;

  async function differs({ name, ask }: Question): Promise<boolean> {
    const before = answers.get(name);
    const answer = await ask(port);
    answers.set(name, answer);
    return before !== answer;
  }

  return {
    async hasNews(known) {
      const others = questionsOf(target, known);
      const other = others[turn % Math.max(1, others.length)];
      turn += 1;
      const asked = other === undefined ? [] : [differs(other)];
      const differences = await Promise.all([differs(serviceQuestion(target)), ...asked]);
      return differences.includes(true);
    },
  };
}

/** Without an answer about the service there is nothing to see; that it may not be asked for is an answer. */
function serviceQuestion({ cluster, service }: ResolvedTarget): Question {
  return {
    name: 'service',
    async ask(port) {
      try {
        return printOf(
          await port.call('DescribeServices', { cluster, services: [service], include: ['TAGS'] }),
        );
      } catch (error) {
        if (error instanceof AwsFailure && error.kind === 'denied') return error.message;
        throw error;
      }
    },
  };
}

/** What is asked in turn beside the service: each target group, the tasks that live, and a stack at work. */
function questionsOf({ cluster }: ResolvedTarget, { vitals }: Snapshot): readonly Question[] {
  const groups = valueOr(vitals.targetHealth, []).map(({ targetGroupArn }) =>
    question(`targets of ${targetGroupArn}`, (port) =>
      port.call('DescribeTargetHealth', { TargetGroupArn: targetGroupArn }),
    ),
  );
  const known = [...valueOr(vitals.runningTasks, []), ...valueOr(vitals.stoppedTasks, [])];
  const alive = known.filter(({ lastStatus }) => lastStatus !== 'STOPPED').map(({ arn }) => arn);
  const tasks = batchesOf(alive, TASKS_AT_A_TIME).map((batch, index) =>
    question(`tasks ${index}`, (port) => port.call('DescribeTasks', { cluster, tasks: batch })),
  );
  const stack = valueOr(vitals.stack, undefined);
  return [
    ...groups,
    ...tasks,
    ...(stack?.status.endsWith('_IN_PROGRESS')
      ? [question('stack', (port) => port.call('DescribeStackEvents', { StackName: stack.name }))]
      : []),
  ];
}

function question(name: string, ask: (port: AwsPort) => Promise<unknown>): Question {
  return { name, ask: async (port) => printOf(await observe(() => ask(port))) };
}

/** An answer as text, to be compared with the next one; what differs from request to request is left out. */
function printOf(answer: unknown): string {
  return JSON.stringify(answer, (key, value: unknown) => (key === '$metadata' ? undefined : value)) ?? '';
}
