import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '../../../src/model/finding.ts';
import { risksBlock } from '../../../src/render/text/risks.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { REPORT } from '../sample-report.ts';

const PLAIN = styleOf(100, 0, 'unicode', 'utc');

function shown(...severities: readonly Severity[]): string[] {
  const [sample] = REPORT.diagnosis.risks;
  if (sample === undefined) throw new Error('the sample report has no risk');
  const risks = severities.map(
    (severity, index): Finding => ({ ...sample, severity, title: `${severity} ${index}` }),
  );
  return risksBlock(risks, REPORT.generatedAt, PLAIN).map(String);
}

const titles = (lines: readonly string[]) =>
  lines.flatMap((line) => /^ {2}• (.*)/.exec(line)?.[1]?.trim() ?? []);

describe('risks', () => {
  it('are shown by severity, and among equals in the order in which they were found', () => {
    expect(titles(shown('info', 'warning', 'info', 'warning'))).toEqual([
      'warning 1',
      'warning 3',
      'info 0',
      'info 2',
    ]);
  });

  it('are at most six, and the rest are counted', () => {
    const lines = shown('info', 'info', 'info', 'info', 'info', 'info', 'info', 'warning');
    expect(titles(lines)).toHaveLength(6);
    expect(titles(lines)[0]).toBe('warning 7');
    expect(lines.at(-1)).toBe('  and 2 more, listed by -o json');
  });

  it('are all shown where they are six', () => {
    const lines = shown('info', 'info', 'info', 'info', 'info', 'info');
    expect(titles(lines)).toHaveLength(6);
    expect(lines.join('\n')).not.toContain('more');
  });

  it('leave no trace where there are none', () => {
    expect(shown()).toEqual([]);
  });
});
