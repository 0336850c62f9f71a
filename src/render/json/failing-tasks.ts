import type {
  FailingContainer,
  FailingTask,
  FailingTaskGroup,
  LastLines,
} from '../../model/failing-tasks.ts';
import { isoTime } from './instants.ts';
import { stoppedContainerDocument, stoppedTaskDocument } from './stopped-tasks.ts';

/** The failing tasks by cause as a value, with what their containers wrote before they stopped. */
export function failingTasksDocument(groups: readonly FailingTaskGroup[]) {
  return groups.map(({ cause, category, tasks, more }) => ({
    cause,
    category,
    tasks: tasks.map(taskDocument),
    more,
  }));
}

function taskDocument(task: FailingTask) {
  return {
    ...stoppedTaskDocument(task),
    containers: task.containers.map((container) => containerDocument(container, task)),
    endedLike: task.endedLike ?? null,
  };
}

function containerDocument(container: FailingContainer, task: FailingTask) {
  return {
    ...stoppedContainerDocument(container),
    readySeconds: container.readySeconds ?? null,
    lastLines: container.lastLines === undefined ? null : lastLinesDocument(container.lastLines, task),
  };
}

function lastLinesDocument({ group, stream, lines, leftOutAtEnd, setAside }: LastLines, task: FailingTask) {
  return {
    group,
    stream,
    lines: lines.map(({ at, text, mark, leftOut }) => ({
      at: isoTime(at),
      secondsFromStop: (at - task.endedAt) / 1000,
      text,
      mark,
      leftOut,
    })),
    leftOutAtEnd,
    setAside,
  };
}
