import { taskSource } from '../facts/evidence.ts';
import type { Facts } from '../facts/facts.ts';
import type { Evidence, Finding } from '../model/finding.ts';
import type { Section } from '../model/section.ts';
import type { SectionName, Snapshot } from '../model/snapshot.ts';
import type { Confidence } from '../model/verdict.ts';
import type { Draft, Rule } from '../rules/define.ts';
import { confidenceOf } from './confidence.ts';
import type { Case, Outcome } from './outcome.ts';

/** Runs every rule that can run. A rule that throws is reported as crashed and takes no other with it. */
export function examine(facts: Facts, rules: readonly Rule[]): readonly Outcome[] {
  return rules.map((rule) => examineOne(facts, rule));
}

function examineOne(facts: Facts, rule: Rule): Outcome {
  const states = rule.needs.map((name) => ({ name, state: stateOf(facts.snapshot, name) }));
  const lacking = states
    .filter(({ state }) => state === 'denied' || state === 'failed')
    .map(({ name }) => name);
  if (lacking.length > 0) return { kind: 'unknown', rule, lacking };
  if (states.some(({ state }) => state === 'absent')) return { kind: 'not-applicable', rule };
  try {
    const cases = rule
      .check(facts)
      .filter((draft) => draft.evidence.length > 0)
      .map((draft) => caseOf(rule, draft, facts));
    return cases.length === 0 ? { kind: 'passed', rule } : { kind: 'failed', rule, cases };
  } catch (error) {
    return { kind: 'crashed', rule, message: error instanceof Error ? error.message : String(error) };
  }
}

/** The state of a section; `service` stands for the settings as well as for the state of the service. */
function stateOf({ blueprint, vitals }: Snapshot, name: SectionName): Section<unknown>['state'] {
  switch (name) {
    case 'taskDefinitions':
    case 'targetGroups':
      return blueprint[name].state;
    case 'service':
      // Of a service that is gone the settings are not there to be read; its tasks may still be.
      if (blueprint.service.state === 'absent' && vitals.remains.state === 'present')
        return vitals.service.state;
      return blueprint.service.state === 'present' ? vitals.service.state : blueprint.service.state;
    default:
      return vitals[name].state;
  }
}

function caseOf(rule: Rule, draft: Draft, facts: Facts): Case {
  const times = [...draft.tasks.map(({ at }) => at), ...(draft.seen ?? [])];
  const finding: Finding = {
    id: rule.id,
    category: rule.category,
    severity: rule.severity,
    confidence: confidenceIn(facts, draft),
    title: draft.title ?? rule.title,
    summary: draft.summary,
    affected: { tasks: draft.tasks.length, of: facts.failures.length },
    firstSeen: times.length === 0 ? undefined : Math.min(...times),
    lastSeen: times.length === 0 ? undefined : Math.max(...times),
    evidence: draft.evidence.map((piece) => fromItsRecord(piece, draft)),
    remedy: { steps: draft.steps ?? [rule.remedy], settings: draft.settings ?? [] },
    docs: rule.docs,
  };
  return { rule, finding, tasks: draft.tasks };
}

/** How long tasks lived was read where the tasks were, which need not be ECS itself. */
function fromItsRecord(piece: Evidence, { tasks }: Draft): Evidence {
  const newest = tasks[0];
  if (newest === undefined || piece.kind !== 'timing') return piece;
  return { ...piece, source: taskSource(newest.task) };
}

/** Which deployment is in question only the service says: without it a stop may belong to one that is long past. */
function confidenceIn({ snapshot }: Facts, { evidence, tasks }: Draft): Confidence {
  const confidence = confidenceOf(evidence);
  const isPlaced = tasks.length === 0 || stateOf(snapshot, 'service') === 'present';
  // How a task ended that only its log or an event tells of is inferred.
  const isInferred = tasks.length > 0 && tasks.every(({ ending }) => ending === 'unrecorded');
  return confidence === 'certain' && (!isPlaced || isInferred) ? 'likely' : confidence;
}
