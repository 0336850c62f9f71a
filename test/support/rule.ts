import { expect } from 'vitest';
import { examine } from '../../src/diagnose/examine.ts';
import type { Outcome } from '../../src/diagnose/outcome.ts';
import { readFacts } from '../../src/facts/facts.ts';
import type { Evidence, Finding } from '../../src/model/finding.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { Rule } from '../../src/rules/define.ts';
import { event, healthySnapshot, without } from './snapshot.ts';
import { ago, container, failedCheck, logOf, neverStarted, type StopStory, stoppedTask } from './task.ts';

/** The one finding of a rule that must have one. */
export function fires(rule: Rule, snapshot: Snapshot): Finding {
  const findings = findingsOf(rule, snapshot);
  expect(findings, `${rule.id} should find one thing`).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) throw new Error(`${rule.id} found nothing`);
  return finding;
}

/** Every finding of a rule: a rule may make one a container. */
export function findingsOf(rule: Rule, snapshot: Snapshot): readonly Finding[] {
  const outcome = outcomeOf(rule, snapshot);
  return outcome.kind === 'failed' ? outcome.cases.map(({ finding }) => finding) : [];
}

/** Asserts that a rule could look, and found nothing. */
export function staysSilent(rule: Rule, snapshot: Snapshot): void {
  const outcome = outcomeOf(rule, snapshot);
  expect(outcome, `${rule.id} should find nothing`).toMatchObject({ kind: 'passed' });
}

/** Asserts that a rule says so where it may not look, for every section that it needs. */
export function isUnknownWithoutNeeds(rule: Rule): void {
  for (const section of rule.needs) {
    const outcome = outcomeOf(rule, without(section, healthySnapshot()));
    expect(outcome).toMatchObject({ kind: 'unknown', lacking: [section] });
  }
}

/** The evidence of a finding that comes from one place. */
export function evidenceAt(finding: Finding, ref: string): Evidence | undefined {
  return finding.evidence.find((one) => one.ref === ref);
}

function outcomeOf(rule: Rule, snapshot: Snapshot): Outcome {
  const [outcome] = examine(readFacts(snapshot), [rule]);
  if (outcome === undefined) throw new Error(`${rule.id} was not examined`);
  return outcome;
}

/** Asserts that a rule quotes, as direct evidence, why two tasks stopped. */
export function quotesStopReason(rule: Rule, text: string, story: StopStory = {}): void {
  const newer = neverStarted(text, { ...story, id: 'dead1', stoppedAgo: 60 });
  const older = neverStarted(text, { ...story, id: 'dead2', stoppedAgo: 600 });
  const finding = fires(rule, healthySnapshot({ stopped: [newer, older] }));
  expect(finding).toMatchObject({
    confidence: 'certain',
    affected: { tasks: 2, of: 2 },
    firstSeen: ago(600),
    lastSeen: ago(60),
  });
  expect(finding.evidence[0]).toMatchObject({
    kind: 'stop-reason',
    weight: 'direct',
    source: 'ecs:DescribeTasks',
    at: ago(60),
    text,
  });
}

/** Asserts that a rule quotes the reason of the one container that could not start, where the task says only that it failed. */
export function quotesContainerReason(rule: Rule, text: string): void {
  const task = neverStarted('Task failed to start', { containers: [container('api', { reason: text })] });
  const finding = fires(rule, healthySnapshot({ stopped: [task] }));
  expect(finding.summary).toContain('container api');
  expect(evidenceAt(finding, 'tasks[dead1].containers[api].reason')).toMatchObject({
    kind: 'container-reason',
    weight: 'direct',
    text: `container api: ${text}`,
  });
}

/** Asserts that a rule reads the same words in an event of the scheduler, even where stopped tasks may not be read. */
export function quotesEvent(rule: Rule, text: string): void {
  const events = [event(40, `(service backend) failed to launch a task with (error ${text}).`)];
  const finding = fires(rule, without('stoppedTasks', healthySnapshot({ running: [], events })));
  expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 0 }, lastSeen: ago(40) });
  expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({
    kind: 'service-event',
    weight: 'direct',
    source: 'ecs:DescribeServices',
  });
}

/** Asserts that a rule quotes the log line by which two tasks that exited with 1 explain themselves. */
export function quotesLogLine(rule: Rule, line: string): void {
  const stopped = [
    stoppedTask({ id: 'dead1', stoppedAgo: 60, lived: 8 }),
    stoppedTask({ id: 'dead2', stoppedAgo: 600, lived: 8 }),
  ];
  const logs = stopped.map((task) =>
    logOf(task, [
      [1, 'booting'],
      [7, line],
    ]),
  );
  const finding = fires(rule, healthySnapshot({ stopped, logs }));
  expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 2, of: 2 }, lastSeen: ago(60) });
  expect(finding.summary).toContain('exit code 1 (application error), typically 8 s after it started');
  expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({
    kind: 'log',
    weight: 'direct',
    source: 'log /ecs/backend',
    at: ago(61),
    text: line,
  });
  expect(evidenceAt(finding, 'tasks[dead1].containers[api].exitCode')).toMatchObject({
    weight: 'circumstantial',
    text: 'container api ended with exit code 1',
  });
}

/** Asserts that a rule finds nothing in a task that exited with 1 after these lines, a second apart. */
export function ignoresLog(rule: Rule, lines: readonly string[], story: StopStory = {}): void {
  const task = stoppedTask({ lived: 100, ...story });
  const logs = [
    logOf(
      task,
      lines.map((line, index) => [index, line] as const),
    ),
  ];
  staysSilent(rule, healthySnapshot({ stopped: [task], logs }));
}

/**
 * Asserts that a rule takes a line for noise of the shutdown where a task was told to stop before it was ready, and for
 * the reason where the same task wrote it before that.
 */
export function ignoresAfterOrderToStop(rule: Rule, line: string): void {
  const task = failedCheck({ lived: 100 });
  const wrote = (...lines: readonly string[]) =>
    healthySnapshot({
      stopped: [task],
      logs: [
        logOf(
          task,
          lines.map((text, index) => [98 + index, text] as const),
        ),
      ],
    });
  staysSilent(rule, wrote('Received signal 15', line));
  expect(fires(rule, wrote(line, 'Received signal 15')).summary).toContain('stopped by a health check');
}
