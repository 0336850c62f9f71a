import { isReady } from '../application.ts';
import type { Agenda } from './agenda.ts';
import { secondsRunning, watchContainer } from './container-health.ts';
import type { StopOrder, TaskLife } from './state.ts';
import { drainingTarget } from './target-check.ts';
import { endLog } from './task-log.ts';

/** How long a host takes with a task; the same for tasks that are started together, up to half a second. */
export interface Pace {
  readonly connectSeconds: number;
  readonly prepareSeconds: number;
  readonly pullSeconds: number;
  readonly bootSeconds: number;
}

const DEFAULT_STOP_TIMEOUT_SECONDS = 30;

/** Puts a new task on its way: PROVISIONING → PENDING → ACTIVATING → RUNNING, or to a failed pull. */
export function launch(agenda: Agenda, task: TaskLife, pace: Pace): void {
  const { times, revision } = task;
  step(agenda, task, pace.connectSeconds, () => {
    times.connectivityAt = agenda.now();
    task.status = 'PENDING';
    step(agenda, task, pace.prepareSeconds, () => {
      times.pullStartedAt = agenda.now();
      const { pullFailure } = revision.container;
      if (pullFailure !== undefined) {
        step(agenda, task, pace.pullSeconds, () => failToStart(agenda, task, pullFailure));
        return;
      }
      step(agenda, task, pace.pullSeconds, () => {
        times.pullStoppedAt = agenda.now();
        task.status = 'ACTIVATING';
        step(agenda, task, pace.bootSeconds, () => start(agenda, task));
      });
    });
  });
}

/** A step on the way up; a task that has been told to stop takes none. */
function step(agenda: Agenda, task: TaskLife, seconds: number, action: () => void): void {
  agenda.after(seconds, () => {
    if (task.desired === 'RUNNING') action();
  });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html */
function failToStart(agenda: Agenda, task: TaskLife, message: string): void {
  markStopping(agenda, task, {
    code: 'TaskFailedToStart',
    reason: `CannotPullContainerError: ${message}`,
  });
  deprovision(agenda, task);
}

function start(agenda: Agenda, task: TaskLife): void {
  const startedAt = agenda.now();
  task.times.startedAt = startedAt;
  task.status = 'RUNNING';
  const { lines, ending } = task.performance;
  task.log.push(
    ...lines.map((line) => ({ at: startedAt + Math.round(line.afterSeconds * 1000), text: line.text })),
  );
  if (ending !== null) {
    agenda.after(ending.afterSeconds, () => {
      if (secondsRunning(task, agenda.now()) !== null)
        exitByItself(agenda, task, ending.exitCode, ending.reason);
    });
  }
  const { check } = task.revision.container;
  if (check !== undefined) watchContainer(agenda, task, check);
}

function exitByItself(agenda: Agenda, task: TaskLife, exitCode: number, reason: string | undefined): void {
  const wasToldToStop = task.desired === 'STOPPED';
  endContainer(agenda, task, exitCode, reason);
  if (wasToldToStop) return;
  // The agent reports the end of the container a moment before the task is told to stop.
  agenda.after(task.chance.fork('report').between(0.05, 0.25), () => {
    if (task.desired === 'STOPPED') return;
    markStopping(agenda, task, {
      code: 'EssentialContainerExited',
      reason: 'Essential container in task exited',
    });
    drain(task);
    deprovision(agenda, task);
  });
}

/** Tells a task to stop: its target drains, then comes SIGTERM, then, after the stop timeout, SIGKILL. */
export function stopTask(agenda: Agenda, task: TaskLife, order: StopOrder): void {
  markStopping(agenda, task, order);
  if (task.times.startedAt === undefined) {
    deprovision(agenda, task);
    return;
  }
  const handlingSeconds = task.chance.fork('handling').between(7.5, 8.5);
  const drainSeconds = task.target?.wasHealthy === true ? task.target.drainSeconds : 0;
  if (task.target !== undefined) task.status = 'DEACTIVATING';
  drain(task);
  agenda.after(Math.max(handlingSeconds, drainSeconds), () => terminate(agenda, task));
}

function terminate(agenda: Agenda, task: TaskLife): void {
  task.target = undefined;
  task.status = 'STOPPING';
  const runningSeconds = secondsRunning(task, agenda.now());
  if (runningSeconds === null) {
    deprovision(agenda, task);
    return;
  }
  const { performance, revision, chance } = task;
  if (performance.onSigterm === 'ignores') {
    const timeoutSeconds = revision.container.stopTimeoutSeconds ?? DEFAULT_STOP_TIMEOUT_SECONDS;
    agenda.after(timeoutSeconds, () => endStopped(agenda, task, 137));
    return;
  }
  const ready = isReady(performance, runningSeconds);
  endLog(task, agenda.now());
  if (ready) {
    const at = agenda.now();
    task.log.push(...performance.shutdownLines.map((text, index) => ({ at: at + 300 + index * 20, text })));
  }
  agenda.after(chance.fork('shutdown').between(2, 4), () => endStopped(agenda, task, ready ? 0 : 143));
}

/** The end of a container that was told to stop; it may have ended by itself in the meantime. */
function endStopped(agenda: Agenda, task: TaskLife, exitCode: number): void {
  if (secondsRunning(task, agenda.now()) !== null) endContainer(agenda, task, exitCode, undefined);
  deprovision(agenda, task);
}

function endContainer(agenda: Agenda, task: TaskLife, exitCode: number, reason: string | undefined): void {
  task.times.executionStoppedAt = agenda.now();
  task.exitCode = exitCode;
  task.containerReason = reason;
  endLog(task, agenda.now());
}

function markStopping(agenda: Agenda, task: TaskLife, order: StopOrder): void {
  task.desired = 'STOPPED';
  task.times.stoppingAt = agenda.now();
  task.stop = order;
}

function drain(task: TaskLife): void {
  if (task.target !== undefined) task.target = drainingTarget(task.target);
}

function deprovision(agenda: Agenda, task: TaskLife): void {
  task.status = 'DEPROVISIONING';
  agenda.after(task.chance.fork('cleanup').between(15, 23), () => {
    task.times.stoppedAt = agenda.now();
    task.status = 'STOPPED';
    task.target = undefined;
  });
}
