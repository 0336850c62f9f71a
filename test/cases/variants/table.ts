import { type CaseResult, isForbidden } from '../run-case.ts';
import { judge } from './judge.ts';
import { VARIANTS } from './list.ts';

/** One line of the table: the variant, what was found, and what is wrong with that. */
function row(result: CaseResult): string {
  const { incident, report, faults } = result;
  const mark = faults.length === 0 ? 'right' : isForbidden(result) ? 'FORBIDDEN' : 'wrong';
  const found = `${report.diagnosis.verdict}/${report.diagnosis.rootCause?.id ?? '-'}`;
  return `${mark.padEnd(10)}${incident.id.padEnd(30)}${String(incident.truth.category).padEnd(14)}${found.padEnd(42)}${faults.join('; ')}`;
}

const results = await Promise.all(VARIANTS.map(judge));
const right = results.filter(({ faults }) => faults.length === 0).length;
process.stdout.write(`${[...results.map(row), '', `${right} of ${results.length} right`].join('\n')}\n`);
process.exitCode = right === results.length ? 0 : 1;
