import type { Untrusted } from './text.ts';

/**
 * One part of a snapshot: what was read, or why it could not be read. A missing permission is data: it is reported,
 * and it never turns into an empty list.
 */
export type Section<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'denied'; readonly action: string; readonly message: Untrusted }
  | { readonly state: 'failed'; readonly action: string; readonly message: Untrusted }
  | { readonly state: 'absent'; readonly reason: string };

/** A section that was read. */
export function present<T>(value: T): Section<T> {
  return { state: 'present', value };
}

/** A section that there is no reason to read: the service has no load balancer, no stack was named. */
export function absent<T>(reason: string): Section<T> {
  return { state: 'absent', reason };
}

/** A section that could not be read because the caller lacks `action`, for example `ecs:ListTasks`. */
export function denied<T>(action: string, message: Untrusted): Section<T> {
  return { state: 'denied', action, message };
}

/** A section whose call of `action` did not give a usable answer. */
export function failed<T>(action: string, message: Untrusted): Section<T> {
  return { state: 'failed', action, message };
}

/** The value of a section, or `fallback` where it is not present. Use it only where absence changes no judgement. */
export function valueOr<T>(section: Section<T>, fallback: T): T {
  return section.state === 'present' ? section.value : fallback;
}
