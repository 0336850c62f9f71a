import type { Evidence } from '../model/finding.ts';
import type { Confidence } from '../model/verdict.ts';

/**
 * How sure a finding is: direct evidence makes it certain, two kinds of circumstantial evidence likely, anything less
 * only possible.
 */
export function confidenceOf(evidence: readonly Evidence[]): Confidence {
  if (evidence.some(({ weight }) => weight === 'direct')) return 'certain';
  return new Set(evidence.map(({ kind }) => kind)).size >= 2 ? 'likely' : 'possible';
}
