import { listCases } from '../support/case-account.ts';
import { type CaseResult, isForbidden, runCase } from './run-case.ts';

/** One line of the table: the case, what was found, and what is wrong with that. */
function row(result: CaseResult): string {
  const { incident, report, faults } = result;
  const mark = faults.length === 0 ? 'right' : isForbidden(result) ? 'FORBIDDEN' : 'wrong';
  const found = `${report.diagnosis.verdict}/${report.diagnosis.rootCause?.id ?? '-'}`;
  return `${mark.padEnd(10)}${incident.id.padEnd(28)}${String(incident.truth.category).padEnd(14)}${found.padEnd(42)}${faults.join('; ')}`;
}

const results = await Promise.all(listCases().map((id) => runCase(id)));
const right = results.filter(({ faults }) => faults.length === 0).length;
const lines = [...results.map(row), '', `${right} of ${results.length} right`];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = right === results.length ? 0 : 1;
