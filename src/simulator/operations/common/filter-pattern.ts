import { invalidParameter } from './refusal.ts';

/**
 * What a filter pattern of plain terms selects: every `term` or `"phrase"`, at least one of the `?optional` ones and none
 * of the `-excluded` ones. JSON, space-delimited and regular-expression patterns are refused: the simulator has none.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matcherOf(pattern: string | undefined): (message: string) => boolean {
  const written = pattern?.trim() ?? '';
  if (/^[{[%]/.test(written)) {
    throw invalidParameter(
      'logs',
      'Invalid filter pattern: the simulator knows patterns of plain terms only.',
    );
  }
  const required: string[] = [];
  const optional: string[] = [];
  const excluded: string[] = [];
  for (const [, sign, phrase, word] of written.matchAll(/([?-]?)(?:"([^"]*)"|(\S+))/g)) {
    const term = phrase ?? word ?? '';
    if (sign === '?') optional.push(term);
    else if (sign === '-') excluded.push(term);
    else required.push(term);
  }
  return (message) =>
    required.every((term) => message.includes(term)) &&
    (optional.length === 0 || optional.some((term) => message.includes(term))) &&
    !excluded.some((term) => message.includes(term));
}
