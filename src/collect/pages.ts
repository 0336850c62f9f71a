import { AwsFailure } from '../aws/failure.ts';

/** One page of a listing. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
  /** Set where no more pages are wanted, although there may be some. */
  readonly isEnough?: boolean;
}

/** What was read of a listing; `complete` is false where it was longer than we follow. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

/**
 * Follows a listing to its end, or for `most` pages. An empty page with a token is an ordinary page. A token that comes
 * again would lead round in circles: rejects with an `AwsFailure` of kind `failed`.
 */
export async function followPages<T>(
  action: string,
  most: number,
  fetch: (token: string | undefined) => Promise<Page<T>>,
): Promise<Listing<T>> {
  const items: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < most; page += 1) {
    const answer = await fetch(token);
    for (const item of answer.items) items.push(item);
    token = answer.next === '' ? undefined : answer.next;
    if (token === undefined) return { items, complete: true };
    if (seen.has(token)) {
      throw new AwsFailure('failed', action, 'RepeatedToken', `the pages of ${action} go round in circles`);
    }
    if (answer.isEnough === true) return { items, complete: false };
    seen.add(token);
  }
  return { items, complete: false };
}

/** Splits a list into batches of at most `size`. */
export function batchesOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/** Each value once, in the order of first appearance. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
