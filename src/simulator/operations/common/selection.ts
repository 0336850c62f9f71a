import { ApiError } from '../../api-error.ts';
import { invalidParameter } from './refusal.ts';

/**
 * Those of `all` that carry one of the wanted keys, in the order of the account. Throws `NotFound` of the kind, as the
 * load balancing API does, when even one key stands for nothing.
 */
export function selectAll<T>(
  all: readonly T[],
  wanted: readonly string[],
  keyOf: (one: T) => string | undefined,
  notFound: ApiError,
): T[] {
  const known = new Set(all.map(keyOf));
  if (wanted.some((key) => !known.has(key))) throw notFound;
  return all.filter((one) => wanted.some((key) => key === keyOf(one)));
}

/** Refuses more than one way of selecting in one call. */
export function refuseTwoFilters(filters: Readonly<Record<string, unknown>>): void {
  const given = Object.keys(filters).filter((name) => filters[name] !== undefined);
  if (given.length > 1) {
    throw invalidParameter(
      'elasticloadbalancing',
      `Only one of ${Object.keys(filters).join(', ')} can be specified`,
    );
  }
}

/** Refuses a call that selects nothing where the API demands a selection. */
export function requireFilter(filters: Readonly<Record<string, unknown>>): void {
  if (Object.values(filters).every((value) => value === undefined)) {
    throw invalidParameter(
      'elasticloadbalancing',
      `You must specify either ${Object.keys(filters).join(' or ')}`,
    );
  }
}

/** "One or more … not found", as the load balancing API words it. */
export function notFound(code: string, kind: string): ApiError {
  return new ApiError(code, `One or more ${kind} not found`);
}
