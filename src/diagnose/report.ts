import { reviewChecks } from '../facts/check-review.ts';
import { type Facts, readFacts } from '../facts/facts.ts';
import { deploymentIdOf } from '../facts/subject.ts';
import type { Exclusion } from '../model/exclusion.ts';
import type {
  BlueprintSummary,
  BreakerCount,
  Diagnosis,
  Report,
  ServiceSummary,
  StackSummary,
  StoppedTaskCounts,
} from '../model/report.ts';
import { valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Confidence, Verdict } from '../model/verdict.ts';
import { RULES } from '../rules/index.ts';
import { conclude } from './conclude.ts';
import { examine } from './examine.ts';
import { tellFailingTasks } from './failing-tasks.ts';
import { judge } from './judge.ts';
import { listNotExamined } from './not-examined.ts';
import { summarizeRemains } from './remains.ts';
import { summarize } from './summary.ts';
import { buildTimeline } from './timeline/timeline.ts';
import { compareRevisions } from './what-changed.ts';

/**
 * Diagnoses one service: the same snapshot always gives the same report. `decided` is the verdict of someone who has watched
 * the service: that it is lost, which one moment may not show yet.
 */
export function diagnose(snapshot: Snapshot, tool: Report['tool'], decided?: Verdict): Report {
  const facts = readFacts(snapshot);
  const outcomes = examine(facts, RULES);
  const notExamined = listNotExamined(snapshot, outcomes);
  const conclusion = conclude(outcomes);
  const verdict = decided ?? judge(facts, conclusion);
  const blamed = isBlaming(verdict) ? conclusion.causes : [];
  const root = blamed[0];
  const diagnosis: Diagnosis = {
    verdict,
    confidence: root?.confidence ?? confidenceWithoutCause(verdict, notExamined.length),
    summary: summarize(verdict, facts, root, notExamined),
    rootCause: root
      ? {
          id: root.id,
          category: root.category,
          title: root.title,
          confidence: root.confidence,
          summary: root.summary,
        }
      : null,
    causes: blamed,
    symptoms: isBlaming(verdict) ? conclusion.symptoms : [...conclusion.causes, ...conclusion.symptoms],
    risks: conclusion.risks,
  };
  return {
    tool,
    generatedAt: snapshot.takenAt,
    target: snapshot.target,
    diagnosis,
    service: summarizeService(facts),
    stack: summarizeStack(facts),
    checks: reviewChecks(facts),
    whatChanged: compareRevisions(facts, root),
    blueprint: summarizeBlueprint(facts),
    stoppedTasks: countStops(facts),
    failingTasks: tellFailingTasks(facts, outcomes, conclusion),
    timeline: buildTimeline(facts),
    notExamined,
    remains: summarizeRemains(facts),
    apiCalls: snapshot.apiCalls,
  };
}

/** How many stopped tasks were read, how many count, and why the others do not. */
export function countStops({ stops, failures, snapshot }: Facts): StoppedTaskCounts {
  const count = (exclusion: Exclusion) => stops.filter((stop) => stop.exclusion === exclusion).length;
  return {
    examined: stops.length,
    failing: failures.length,
    excluded: {
      'previous-deployment': count('previous-deployment'),
      'scale-in': count('scale-in'),
      operator: count('operator'),
      'other-service': snapshot.vitals.otherStoppedTasks,
    },
  };
}

/** Without a problem, or where it could not be told, nothing is blamed: what was seen is told as an observation. */
function isBlaming(verdict: Verdict): boolean {
  return verdict === 'degraded' || verdict === 'cycling' || verdict === 'failed';
}

function confidenceWithoutCause(verdict: Verdict, gaps: number): Confidence {
  if (verdict === 'undetermined') return 'possible';
  return gaps === 0 ? 'certain' : 'likely';
}

function summarizeService(facts: Facts): ServiceSummary | null {
  const { state, settings } = facts;
  // The settings are missing of a service that is gone: its counts are not its own.
  if (state === undefined || settings === undefined) return null;
  return {
    desired: state.desiredCount,
    running: state.runningCount,
    pending: state.pendingCount,
    taskDefinition: settings?.taskDefinitionArn ?? '',
    deployments: state.deployments,
    circuitBreaker: countBreaker(facts),
  };
}

function countBreaker({ subject, snapshot }: Facts): BreakerCount | null {
  const record = valueOr(snapshot.vitals.serviceDeployments, []).find(
    (deployment) => deploymentIdOf(deployment) === subject.deploymentId,
  );
  const { status, failureCount, threshold } = record?.circuitBreaker ?? {};
  if (status === undefined || failureCount === undefined || threshold === undefined) return null;
  return { status, failures: failureCount, threshold };
}

function summarizeStack({ snapshot }: Facts): StackSummary | null {
  const { stack } = snapshot.vitals;
  if (stack.state !== 'present') return null;
  const { name, status, createdAt, updatedAt, resources } = stack.value;
  return { name, status, since: updatedAt ?? createdAt ?? null, resources: valueOr(resources, []) };
}

function summarizeBlueprint({ settings, definition, targetWindows }: Facts): BlueprintSummary {
  return {
    service: settings ?? null,
    taskDefinition: definition ?? null,
    targetGroups: targetWindows.map(({ targetGroup }) => targetGroup),
  };
}
