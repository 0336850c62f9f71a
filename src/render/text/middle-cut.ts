/** Below this a text is not worth cutting in the middle. */
const SHORTEST = 20;

const GAP_COLUMNS = 2;

/** A text in one line; of one that is longer than so many columns its beginning and its end, where the cause stands. */
export function middleCut(text: string, columns: number): string {
  const flat = text.replace(/\s+/g, ' ');
  if (flat.length <= columns || columns < SHORTEST) return flat;
  const head = Math.floor(columns / 2) - GAP_COLUMNS;
  return `${flat.slice(0, head)} … ${flat.slice(head + GAP_COLUMNS + 1 - columns)}`;
}
