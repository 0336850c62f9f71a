import type { Finding, SettingChange } from '../model/finding.ts';
import type { Confidence } from '../model/verdict.ts';
import type { Explanation, Rule, RuleEffect } from '../rules/define.ts';
import type { Case, Outcome } from './outcome.ts';

/** Findings in the order in which they matter: what caused it, what follows from that, what may hurt one day. */
export interface Conclusion {
  /** What the first cause does to the service; absent where there is none. */
  readonly effect?: RuleEffect;
  readonly causes: readonly Finding[];
  readonly symptoms: readonly Finding[];
  readonly risks: readonly Finding[];
}

/** A cause accounts for a symptom once it has this share of its tasks. */
const SUBSTANTIAL_SHARE = 0.25;
const COVERING_SHARE = 0.5;

/** What a task counts for by the confidence of the finding that claims it. */
const WEIGHT: Readonly<Record<Confidence, number>> = { certain: 1, likely: 0.6, possible: 0.3 };

/** Puts causes before symptoms: a finding that another one accounts for is not a cause. */
export function conclude(outcomes: readonly Outcome[]): Conclusion {
  const cases = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? outcome.cases : []));
  const candidates = cases.filter(({ rule }) => rule.role === 'cause');
  const causes = candidates.filter(
    (one) => !candidates.some((other) => other !== one && explains(other, one)),
  );
  const demoted = candidates.filter((one) => !causes.includes(one));
  const signs = cases.filter(({ rule }) => rule.role === 'symptom');
  const promoted = signs.filter((sign) => !isAccountedFor(sign, causes, candidates));
  const all = lastingFirst([...causes, ...promoted].sort(byWeight));
  const findings = all.map(({ finding }) => finding);
  const rest = [...demoted, ...signs.filter((sign) => !promoted.includes(sign))].sort(byWeight);
  return {
    effect: all[0]?.rule.effect,
    causes: findings,
    symptoms: rest.map((symptom) => ({
      ...symptom.finding,
      explainedBy: explainerOf(symptom, all)?.finding.id,
    })),
    risks: cases.flatMap(({ rule, finding }) =>
      rule.role === 'risk' && !isSaid(rule, findings) && !isCovered(finding, findings) ? [finding] : [],
    ),
  };
}

/** The cause that accounts for a symptom: one that says so, else the one that shares most of its tasks. */
function explainerOf(symptom: Case, causes: readonly Case[]): Case | undefined {
  const shared = ({ tasks }: Case) => tasks.filter((task) => symptom.tasks.includes(task)).length;
  return (
    causes.find((cause) => explains(cause, symptom)) ?? [...causes].sort((a, b) => shared(b) - shared(a))[0]
  );
}

function explains(cause: Case, effect: Case): boolean {
  return cause.rule.explains.some(
    (explanation) => isAbout(explanation, effect) && isMet(explanation.when, cause, effect),
  );
}

function isMet(when: Explanation['when'], cause: Case, effect: Case): boolean {
  switch (when) {
    case 'earlier':
      return (cause.finding.firstSeen ?? Infinity) < (effect.finding.firstSeen ?? Infinity);
    case 'substantial':
      return cause.tasks.length >= explainable(effect).length * SUBSTANTIAL_SHARE;
  }
}

function isAbout({ of }: Explanation, { rule }: Case): boolean {
  return 'rule' in of ? of.rule === rule.id : of.category === rule.category;
}

/** Logs are read of the newest tasks only: where any were, the others could not have been explained by them. */
function explainable({ tasks }: Case): Case['tasks'] {
  const read = tasks.filter(({ logs }) => logs.length > 0);
  return read.length > 0 ? read : tasks;
}

/** A symptom whose tasks the causes do not cover stands for itself: something else is behind them. */
function isAccountedFor(sign: Case, causes: readonly Case[], candidates: readonly Case[]): boolean {
  if (causes.length === 0) return false;
  if (sign.tasks.length === 0) return true;
  if (causes.some((cause) => explains(cause, sign))) return true;
  const covered = new Set(candidates.flatMap(({ tasks }) => tasks));
  const shared = sign.tasks.filter((task) => covered.has(task));
  return shared.length > 0 && shared.length >= explainable(sign).length * COVERING_SHARE;
}

/** A finding that only events or settings show counts like one about a single task. */
function weightOf({ finding, tasks }: Case): number {
  return Math.max(1, tasks.length) * WEIGHT[finding.confidence];
}

function byWeight(a: Case, b: Case): number {
  return weightOf(b) - weightOf(a) || (b.finding.lastSeen ?? 0) - (a.finding.lastSeen ?? 0);
}

/** A host that was lost is replaced within minutes: only what lasts longer keeps its tasks away. */
const LASTING_MS = 300_000;

/** The heaviest cause first, unless it lies back and another one keeps its tasks from being replaced since. */
function lastingFirst(causes: readonly Case[]): readonly Case[] {
  const [first] = causes;
  const lasting = causes.find((one) => first !== undefined && outlasts(one, first));
  return lasting === undefined ? causes : [lasting, ...causes.filter((one) => one !== lasting)];
}

/** What happened again and again is not over for having paused: it has to lie back for longer than it went on. */
function outlasts({ rule, finding }: Case, first: Case): boolean {
  const { firstSeen, lastSeen } = first.finding;
  if (!rule.outlasts.includes(first.rule.id) || lastSeen === undefined) return false;
  return (finding.lastSeen ?? 0) - lastSeen > Math.max(LASTING_MS, lastSeen - (firstSeen ?? lastSeen));
}

/** A risk that a cause speaks of in its own words is not told a second time. */
function isSaid({ saidBy }: Rule, causes: readonly Finding[]): boolean {
  return causes.some(({ id }) => saidBy.includes(id));
}

/** A setting that a cause already wants changed is not told a second time, with another number, as a risk. */
function isCovered({ remedy }: Finding, causes: readonly Finding[]): boolean {
  const said = causes.flatMap((cause) => cause.remedy.settings);
  return (
    remedy.settings.length > 0 &&
    remedy.settings.every((setting) => said.some((other) => isSameSetting(setting, other)))
  );
}

/** The same setting of the same container or target group; of another one it is another setting. */
function isSameSetting(one: SettingChange, other: SettingChange): boolean {
  return (
    one.path === other.path &&
    one.container === other.container &&
    one.targetGroupArn === other.targetGroupArn
  );
}
