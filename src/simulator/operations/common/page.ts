import type { AwsService } from '../../../aws/operations.ts';
import { invalidParameter } from './refusal.ts';

export interface Page<T> {
  readonly items: T[];
  /** Where the next page starts; absent on the last one. */
  readonly next: string | undefined;
}

interface Paging {
  readonly service: AwsService;
  readonly operation: string;
  /** How many items a page holds. */
  readonly size: number;
  /** The token that the caller gives back, if any. */
  readonly token: string | undefined;
}

/** One page of a list. A token of another operation, or one that was never handed out, is refused. */
export function pageOf<T>(items: readonly T[], paging: Paging): Page<T> {
  const from = paging.token === undefined ? 0 : offsetOf(paging.token, paging);
  const to = from + paging.size;
  return {
    items: items.slice(from, to),
    next: to < items.length ? tokenAt(to, paging.operation) : undefined,
  };
}

/** An opaque token: AWS promises nothing about what is in one. */
export function tokenAt(offset: number, operation: string): string {
  return Buffer.from(`${operation}/${offset}`).toString('base64url');
}

/** The offset in a token. Throws the refusal of the service for a token that is none of the operation's. */
export function offsetOf(token: string, source: Pick<Paging, 'service' | 'operation'>): number {
  const [operation, offset] = Buffer.from(token, 'base64url').toString().split('/');
  if (operation !== source.operation || offset === undefined || !/^\d+$/.test(offset)) {
    throw invalidParameter(source.service, 'The specified nextToken is invalid.');
  }
  return Number(offset);
}
