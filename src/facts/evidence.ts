import type { Evidence, EvidenceWeight } from '../model/finding.ts';
import type { LogLine } from '../model/log.ts';
import type { Task } from '../model/task.ts';
import type { ReadEvent } from './event.ts';
import type { LiveTarget } from './facts.ts';
import type { LogMatch } from './log-match.ts';
import type { ReadyTask } from './readiness.ts';
import type { Stop } from './stop.ts';

/** Where what is known of a task was read. */
export function taskSource({ recordedIn }: Task): string {
  switch (recordedIn?.kind) {
    case 'event-capture':
      return `event-capture log group ${recordedIn.group}`;
    case 'log-stream':
      return `log ${recordedIn.group}`;
    case 'service-event':
      return 'ecs:DescribeServices';
    case undefined:
      return 'ecs:DescribeTasks';
  }
}

/** Why a task stopped, in the words of ECS. */
export function reasonEvidence(stop: Stop, weight: EvidenceWeight = 'direct'): Evidence[] {
  const { reason } = stop;
  if (reason === undefined) return [];
  const ofContainer = reason.containerName === undefined ? '' : `container ${reason.containerName}: `;
  return [
    {
      kind: reason.containerName === undefined ? 'stop-reason' : 'container-reason',
      weight,
      source: reason.source ?? taskSource(stop.task),
      ref: reason.path,
      at: stop.at,
      text: `${ofContainer}${reason.text}`,
    },
  ];
}

/** The exit code of the container that ended the task. */
export function exitCodeEvidence(stop: Stop, weight: EvidenceWeight = 'circumstantial'): Evidence[] {
  const container = stop.culprit?.container;
  if (container?.exitCode === undefined) return [];
  return [
    {
      kind: 'exit-code',
      weight,
      source: taskSource(stop.task),
      ref: `tasks[${stop.task.id}].containers[${container.name}].exitCode`,
      at: stop.at,
      text: `container ${container.name} ended with exit code ${container.exitCode}`,
    },
  ];
}

/** A line that the application wrote. */
export function logEvidence(match: LogMatch<unknown>, weight: EvidenceWeight = 'direct'): Evidence {
  return {
    kind: 'log',
    weight,
    source: `log ${match.excerpt.group}`,
    ref: match.excerpt.stream,
    at: match.line.at,
    text: match.line.message,
  };
}

/** How many lines before and after a line are told with it, and how near in time they must be. */
const BEFORE = { lines: 3, ms: 60_000 };
const AFTER = { lines: 4, ms: 2000 };

/** What the application wrote around a line: an error often says its cause just before, or goes on to say it. */
export function contextEvidence(match: LogMatch<unknown>): Evidence[] {
  const { lines } = match.excerpt;
  if (lines.state !== 'present') return [];
  const at = lines.value.indexOf(match.line);
  const near = (line: LogLine, ms: number) =>
    Math.abs(line.at - match.line.at) <= ms && line.message.trim() !== '';
  const before = lines.value.slice(0, at).filter((line) => near(line, BEFORE.ms));
  const after = lines.value.slice(at + 1).filter((line) => near(line, AFTER.ms));
  const around = [...before.slice(-BEFORE.lines), ...after.slice(0, AFTER.lines)];
  const text = around.map(({ message }) => message.trim()).join('\n');
  if (text === '') return [];
  return [{ ...logEvidence(match, 'circumstantial'), kind: 'log-context', at: around[0]?.at, text }];
}

/** A message of the service scheduler. */
export function eventEvidence({ event, index }: ReadEvent, weight: EvidenceWeight = 'direct'): Evidence {
  return {
    kind: 'service-event',
    weight,
    source: 'ecs:DescribeServices',
    ref: `services[0].events[${index}].message`,
    at: event.at,
    text: event.message,
  };
}

/** What a load balancer says of one target. */
export function targetEvidence(live: LiveTarget, weight: EvidenceWeight = 'direct'): Evidence {
  const { target } = live;
  const port = target.port === undefined ? '' : `:${target.port}`;
  const why = [target.reason, target.description].filter((part) => part !== undefined).join(': ');
  return {
    kind: 'target-health',
    weight,
    source: 'elasticloadbalancing:DescribeTargetHealth',
    ref: `TargetHealthDescriptions[${live.index}].TargetHealth`,
    text: `target ${target.targetId}${port} is ${target.state}${why === '' ? '' : ` (${why})`}`,
  };
}

/** A setting as it was asked for. */
export function settingEvidence(
  source: 'ecs:DescribeTaskDefinition' | 'ecs:DescribeServices' | 'elasticloadbalancing:DescribeTargetGroups',
  ref: string,
  text: string,
): Evidence {
  return { kind: 'setting', weight: 'circumstantial', source, ref, text };
}

/** Something that follows from times, such as how long the tasks lived. */
export function timingEvidence(
  ref: string,
  text: string,
  weight: EvidenceWeight = 'circumstantial',
): Evidence {
  return { kind: 'timing', weight, source: 'ecs:DescribeTasks', ref, text };
}

/** The line with which a task said that it was ready, and how long after its start that was. */
export function readyEvidence({ match, seconds }: ReadyTask): Evidence {
  const line = logEvidence(match, 'circumstantial');
  return { ...line, text: `${line.text.trim()} (${Math.round(seconds)} s after the task started)` };
}
