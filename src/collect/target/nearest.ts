/** Names in order of likeness to `name`, the nearest first, at most `most` of them. Case does not count. */
export function nearest(name: string, candidates: readonly string[], most: number): string[] {
  const wanted = name.toLowerCase();
  const scored = candidates.map((candidate) => ({
    candidate,
    score: distance(wanted, candidate.toLowerCase()),
  }));
  scored.sort((one, other) => one.score - other.score || one.candidate.localeCompare(other.candidate, 'en'));
  return scored.slice(0, most).map(({ candidate }) => candidate);
}

/** How far two names are apart; a name that holds the other whole is near, because CDK adds much around it. */
function distance(one: string, other: string): number {
  if (one === other) return 0;
  if (one.includes(other) || other.includes(one)) return 1;
  return 1 + editDistance(one, other);
}

/** The Levenshtein distance, row by row. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      const replaced = (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
