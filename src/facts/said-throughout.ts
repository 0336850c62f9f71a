import type { LogExcerpt } from '../model/log.ts';
import { isFrame } from '../model/vocabulary/trace-lines.ts';
import { likenessOf } from './alike.ts';

/** Twice may be chance. */
export const AGAIN_AND_AGAIN = 3;

/** Whether a program says a line, but for its numbers, again and again from its start on, and little else in between. */
export function isSaidThroughout(text: string, { lines }: LogExcerpt): boolean {
  if (lines.state !== 'present') return false;
  const said = lines.value.filter(({ message }) => message.trim() !== '' && !isFrame(message));
  const likeness = likenessOf(text);
  const isAlike = said.map(({ message }) => likenessOf(message) === likeness);
  const first = isAlike.indexOf(true);
  const last = isAlike.lastIndexOf(true);
  const times = isAlike.filter(Boolean).length;
  const [begun, since, end] = [said[0]?.at ?? 0, said[first]?.at ?? 0, said[last]?.at ?? 0];
  return times >= AGAIN_AND_AGAIN && times > (last - first + 1) / 2 && since - begun < end - since;
}
