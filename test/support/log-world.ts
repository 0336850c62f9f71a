import type { LogConfiguration } from '@aws-sdk/client-ecs';
import type { Clock } from '../../src/clock.ts';
import { type Account, type Faults, NO_FAULTS, type StoredLogEvent } from '../../src/simulator/account.ts';
import { simulatedPort } from '../../src/simulator/in-process.ts';
import { REGION } from '../../src/simulator/names.ts';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import { playScenario } from '../../src/simulator/world.ts';
import { NOW, type World } from './fake-context.ts';

export const SERVICE = 'store-production/catalogue';
export const GROUP = '/ecs/catalogue';

/** The id of a task, made of one hexadecimal digit. */
export function taskId(digit: string): string {
  return digit.repeat(32);
}

/** The stream of a container of such a task. */
export function streamOf(digit: string, container = 'web'): string {
  return `ecs/${container}/${taskId(digit)}`;
}

/** A line that was written so many seconds before the run. */
export function line(secondsAgo: number, message: string): StoredLogEvent {
  return { timestamp: NOW - secondsAgo * 1000, message };
}

type Streams = Readonly<Record<string, readonly StoredLogEvent[]>>;

/** What of the account is told by a test. */
export interface LogStory {
  /** By stream name; the log group does not exist where it is absent. */
  readonly streams?: Streams;
  /** By their digits; `1` and `2` where it is absent. */
  readonly running?: readonly string[];
  readonly stopped?: readonly string[];
  readonly ofAnotherService?: readonly string[];
  /** Instead of the log driver of the container `web`. */
  readonly log?: LogConfiguration | 'none';
}

/** The account of a service with the logs of a story. */
export function logAccount(story: LogStory): Account {
  const scenario = SCENARIOS.find(({ name }) => name === 'steady');
  if (scenario === undefined) throw new Error('there is no steady scenario');
  const account = playScenario(scenario, NOW).account();
  const model = account.tasks.find(({ group }) => group === 'service:catalogue');
  const head = 'arn:aws:ecs:eu-west-1:111122223333:task/store-production/';
  const named = (digit: string) => ({ ...model, taskArn: head + taskId(digit) });
  const { running = ['1', '2'], stopped = [], ofAnotherService = [], log } = story;
  const end = { desiredStatus: 'STOPPED', lastStatus: 'STOPPED', stoppedAt: new Date(NOW - 1_200_000) };
  return {
    ...account,
    tasks: [
      ...running.map(named),
      ...stopped.map((digit) => ({ ...named(digit), ...end, stoppingAt: end.stoppedAt })),
      ...ofAnotherService.map((digit) => ({ ...named(digit), group: 'service:status-page' })),
    ],
    taskDefinitions: account.taskDefinitions.map((definition) => ({
      ...definition,
      containerDefinitions: definition.containerDefinitions?.map((container) =>
        log === undefined ? container : { ...container, logConfiguration: log === 'none' ? undefined : log },
      ),
    })),
    logs: story.streams === undefined ? {} : { [GROUP]: story.streams },
  };
}

/** A world whose account is read anew for every call. */
export function logWorld(read: () => Account, faults: Faults = NO_FAULTS): World {
  return {
    connect: async (access) => ({
      port: simulatedPort(read, faults),
      region: access.region ?? REGION,
    }),
  };
}

/** A world with the logs of one story. */
export function storyWorld(story: LogStory, faults: Faults = NO_FAULTS): World {
  const account = logAccount(story);
  return logWorld(() => account, faults);
}

/** Three tasks that wrote in turns: two run, and one has died. */
export const THREE_TASKS: LogStory = {
  running: ['1', '2'],
  stopped: ['3'],
  streams: {
    [streamOf('1')]: [line(60, 'one'), line(30, 'four'), line(5, 'six')],
    [streamOf('2')]: [line(50, 'two'), line(20, 'five')],
    [streamOf('3')]: [line(1500, 'died'), line(40, 'three')],
  },
};

/** What was said, without times and labels, one a line. */
export function said(stdout: string): readonly string[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((one) => one.replace(/^.*?\/web {2}/, ''));
}

/** A clock that stands still, on which something happens with each sleep. */
export function whenAsleep(happens: () => void): Clock {
  return {
    now: () => NOW,
    async sleep() {
      happens();
    },
  };
}
