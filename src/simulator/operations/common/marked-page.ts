import { type Page, pageOf } from './page.ts';
import { integer, text } from './parameter.ts';

const MOST_ITEMS = 400;

/** The paging parameters that every listing of the load balancing API takes. */
export const MARKED = { PageSize: integer('PageSize', 1, MOST_ITEMS), Marker: text };

interface Marked {
  readonly PageSize?: number | undefined;
  readonly Marker?: string | undefined;
}

/** One page of a list of the load balancing API: as many items as it hands out at once, unless fewer are wanted. */
export function markedPageOf<T>(items: readonly T[], operation: string, input: Marked): Page<T> {
  return pageOf(items, {
    service: 'elasticloadbalancing',
    operation,
    size: input.PageSize ?? MOST_ITEMS,
    token: input.Marker,
  });
}
