import { likenessOf } from '../facts/alike.ts';
import type { Facts } from '../facts/facts.ts';
import { lastLinesOf } from '../facts/last-lines.ts';
import { secondsToReady } from '../facts/log-reading.ts';
import type { Stop } from '../facts/stop.ts';
import type { FailingContainer, FailingTask, FailingTaskGroup } from '../model/failing-tasks.ts';
import type { StoppedContainer } from '../model/stopped-tasks.ts';
import type { Conclusion } from './conclude.ts';
import type { Outcome } from './outcome.ts';
import { describeStop, groupByCause } from './stops-by-cause.ts';

/** How many tasks of each cause are told: enough to see that they do the same. */
const TASKS_EACH = 3;

/**
 * The failing tasks by cause, the one with the most tasks first: of each the newest few, with the reason for which they
 * stopped and what their containers wrote before. Tasks that wrote something come before those whose words are lost.
 */
export function tellFailingTasks(
  facts: Facts,
  outcomes: readonly Outcome[],
  conclusion: Conclusion,
): readonly FailingTaskGroup[] {
  return [...groupByCause(facts.failures, outcomes, conclusion)]
    .sort((a, b) => b.stops.length - a.stops.length)
    .map(({ label, stops }) => {
      const told = stops.filter(({ logs }) => logs.length > 0);
      const silent = stops.filter(({ logs }) => logs.length === 0);
      const shown = [...told, ...silent].slice(0, TASKS_EACH);
      return { ...label, tasks: withLikeness(shown.map(tellTask)), more: stops.length - shown.length };
    });
}

function tellTask(stop: Stop): FailingTask {
  const task = describeStop(stop);
  return {
    ...task,
    endedAt: stop.at,
    containers: task.containers.map((container) => tellContainer(container, stop)),
  };
}

function tellContainer(container: StoppedContainer, stop: Stop): FailingContainer {
  const log = stop.logs.find(({ containerName }) => containerName === container.name);
  if (log === undefined) return container;
  return {
    ...container,
    readySeconds: secondsToReady(stop.task.startedAt, log),
    lastLines: lastLinesOf(log, stop),
  };
}

/** Which of the tasks before it ended as each did. */
function withLikeness(tasks: readonly FailingTask[]): readonly FailingTask[] {
  return tasks.map((task, index) => {
    const words = wordsOf(task);
    const alike = tasks.slice(0, index).find((other) => wordsOf(other) === words);
    return alike === undefined ? task : { ...task, endedLike: alike.id };
  });
}

/** Why a task ended, and what its containers wrote that tells: their errors, or else the very last line. */
function wordsOf({ stopCode, reason, containers }: FailingTask): string {
  const written = containers.flatMap(({ name, lastLines }) => {
    const lines = lastLines?.lines ?? [];
    const errors = lines.filter(({ mark }) => mark === 'error');
    const telling = errors.length > 0 ? errors : lines.slice(-1);
    return telling.map(({ text }) => `${name} ${likenessOf(text)}`);
  });
  return [stopCode ?? '', likenessOf(reason ?? ''), ...new Set(written)].join('\n');
}
