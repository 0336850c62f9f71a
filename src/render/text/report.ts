import type { Finding } from '../../model/finding.ts';
import type { PatchDialect } from '../../model/patch.ts';
import type { Diagnosis, Report } from '../../model/report.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminal, forTerminalLine, terminal } from '../encode/terminal.ts';
import { snippet } from '../patch/snippet.ts';
import { changeBlock } from './change.ts';
import { checksBlock } from './checks.ts';
import { serviceBlock, stackLines } from './deployments.ts';
import { failingTasksBlock } from './failing-tasks.ts';
import { causeBlock, findingBlock, symptomLine } from './finding.ts';
import { hanging, headed, type Lines, page, paragraph, spaced } from './layout.ts';
import { isMissing, missingActions, notExaminedBlock } from './not-examined.ts';
import { remainsBlock } from './remains.ts';
import { risksBlock } from './risks.ts';
import { stoppedCounts } from './stopped-counts.ts';
import type { Style } from './style.ts';
import { targetLines, targetName } from './target.ts';
import { type TimelineExtent, timelineBlock } from './timeline.ts';
import { bearsOnCause, whatChangedBlock } from './what-changed.ts';
import { categoryWord, verdictWord } from './words.ts';

const NOTHING: Lines = [];

/** What a reader asks for beyond the report itself. */
export interface ReportExtras {
  /** The dialect in which the change is shown as a snippet; none where it is absent. */
  readonly patch?: PatchDialect;
  /** How much of the timeline is shown; the newest entries where it is absent. */
  readonly timeline?: TimelineExtent;
}

const NO_EXTRAS: ReportExtras = {};

/**
 * One or several reports as a person reads them: what was looked at, the verdict, the cause with its evidence, the
 * change to make, what could not be looked at, the details, the change as a snippet where a dialect for it is named, and
 * the verdict again with what to do next.
 */
export function reportText(
  reports: readonly Report[],
  style: Style,
  extras: ReportExtras = NO_EXTRAS,
): TerminalText {
  const blocks = reports.map((report) => reportLines(report, style, extras));
  if (reports.length < 2) return page(blocks, style);
  const totals = reports.flatMap((report) =>
    hanging(terminal`  ${verdictWord(report.diagnosis.verdict, style)}  `, targetName(report.target), style),
  );
  return page([...blocks, headed(terminal`${reports.length} SERVICES`, totals, style)], style);
}

function reportLines(report: Report, style: Style, { patch, timeline }: ReportExtras): Lines {
  return spaced([
    [...targetLines(report.target, report.generatedAt, style), ...verdictLines(report.diagnosis, style)],
    ...whatChanged(report, 'bearing', style),
    ...conclusion(report, style),
    ...details(report, timeline ?? 'newest', style),
    patch === undefined ? NOTHING : patchBlock(report, patch, style),
    closing(report, style),
  ]);
}

function verdictLines(diagnosis: Diagnosis, style: Style): Lines {
  const summary = forTerminal(diagnosis.summary);
  return paragraph(terminal`${verdictWord(diagnosis.verdict, style)}  ${summary}`, style);
}

/** A change that could have led to the cause is told before it, any other after it, and none where nothing is wrong. */
function whatChanged(
  { whatChanged: comparison, diagnosis }: Report,
  place: 'bearing' | 'background',
  style: Style,
): readonly Lines[] {
  if (comparison === null || diagnosis.rootCause === null) return [];
  return bearsOnCause(comparison) === (place === 'bearing') ? [whatChangedBlock(comparison, style)] : [];
}

function conclusion(report: Report, style: Style): readonly Lines[] {
  const [cause] = report.diagnosis.causes;
  const gaps = headed(terminal`NOT EXAMINED`, notExaminedBlock(report.notExamined, style), style);
  if (cause === undefined) return [gaps];
  return [
    headed(terminal`CAUSE`, causeBlock(cause, report.generatedAt, style), style),
    headed(terminal`WHICH EXPLAINS`, symptomsOf(cause, report, style), style),
    headed(terminal`CHANGE`, changeBlock(cause.remedy, style, 2), style),
    gaps,
  ];
}

function details(report: Report, extent: TimelineExtent, style: Style): readonly Lines[] {
  const { causes, symptoms, risks } = report.diagnosis;
  const now = report.generatedAt;
  const list = (findings: readonly Finding[]) =>
    findings.flatMap((finding) => findingBlock(finding, now, style));
  const counts = isMissing(report.notExamined, 'stoppedTasks')
    ? terminal`could not be read`
    : stoppedCounts(report.stoppedTasks);
  return [
    ...(causes.length === 0 ? [headed(terminal`ALSO SEEN`, list(symptoms), style)] : []),
    headed(terminal`OTHER CAUSES`, otherCauses(report, style), style),
    headed(
      terminal`RISKS: not shown to be the cause, but they would hurt`,
      risksBlock(risks, now, style),
      style,
    ),
    ...whatChanged(report, 'background', style),
    headed(terminal`HEALTH CHECKS: what they allow, and what was seen`, checks(report, style), style),
    headed(
      terminal`SERVICE`,
      report.service === null
        ? NOTHING
        : [...serviceBlock(report.service, now, style), ...stackLines(report.stack, now, style)],
      style,
    ),
    headed(
      terminal`STOPPED TASKS`,
      spaced([paragraph(counts, style, 2), failingTasks(report, style)]),
      style,
    ),
    remainsBlock(report.remains, now, style),
    headed(terminal`TIMELINE`, timelineBlock(report.timeline, now, extent, style), style),
    headed(terminal`READ MORE`, docs(causes), style),
  ];
}

/** Where all is well again, nobody asks how those ended that failed before. */
function failingTasks({ diagnosis, failingTasks: groups, generatedAt }: Report, style: Style): Lines {
  const isWell = diagnosis.verdict === 'healthy' || diagnosis.verdict === 'in-progress';
  return isWell ? NOTHING : failingTasksBlock(groups, generatedAt, style);
}

/** Where nothing is wrong, or a check neither stopped a task nor was passed, nobody asks for its arithmetic. */
function checks({ checks, diagnosis }: Report, style: Style): Lines {
  if (diagnosis.rootCause === null) return NOTHING;
  return checksBlock(
    checks.filter(({ ready, killed }) => ready !== null || killed !== null),
    style,
  );
}

/** The symptoms that a cause accounts for. */
function symptomsOf(cause: Finding, { diagnosis }: Report, style: Style): Lines {
  return diagnosis.symptoms
    .filter(({ explainedBy }) => explainedBy === cause.id)
    .flatMap((symptom) => symptomLine(symptom, style));
}

function otherCauses(report: Report, style: Style): Lines {
  return report.diagnosis.causes
    .slice(1)
    .flatMap((cause) => [
      ...findingBlock(cause, report.generatedAt, style),
      ...symptomsOf(cause, report, style).map((line) => terminal`  ${line}`),
    ]);
}

/** The lines of the snippet as they are to be pasted: neither wrapped nor moved to the right. */
function patchBlock(report: Report, dialect: PatchDialect, style: Style): Lines {
  return headed(terminal`PATCH (${forTerminalLine(dialect)})`, snippet(report, dialect), style);
}

/** Addresses are never cut, whatever the width: half of one leads nowhere. */
function docs(findings: readonly Finding[]): Lines {
  const addresses = [...new Set(findings.flatMap((finding) => finding.docs))];
  return addresses.map((address) => terminal`  ${forTerminalLine(address)}`);
}

/** The last lines, which stay on the screen: the verdict again and the next command. */
function closing(report: Report, style: Style): Lines {
  const { verdict, rootCause } = report.diagnosis;
  const { dot, arrow } = style.symbols;
  const category = rootCause === null ? blank(0) : terminal` ${dot} ${categoryWord(rootCause.category)}`;
  const confidence = terminal` ${dot} ${forTerminalLine((rootCause ?? report.diagnosis).confidence)}`;
  const next = nextStep(report);
  const last = paragraph(terminal`${verdictWord(verdict, style)}${category}${confidence}`, style);
  if (next === undefined) return last;
  return [...last, ...hanging(style.paint.accent(terminal`${arrow} next: `), next, style)];
}

function nextStep(report: Report): TerminalText | undefined {
  const { verdict, rootCause } = report.diagnosis;
  if (rootCause !== null) return terminal`ecs-doctor explain ${forTerminalLine(rootCause.id)}`;
  if (verdict === 'healthy' || verdict === 'in-progress') return undefined;
  const actions = missingActions(report.notExamined);
  if (actions !== '') return terminal`make ${actions} possible, then ask again`;
  return terminal`ecs-doctor stopped-tasks ${targetName(report.target)}`;
}
