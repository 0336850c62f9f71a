import { NOW } from '../../run-case.ts';

/** The moment `at` seconds after now; negative for the past. */
export function instant(at: number): Date {
  return new Date(milliseconds(at));
}

/** The same in milliseconds since 1970, as CloudWatch Logs has it. */
export function milliseconds(at: number): number {
  return Math.round(NOW + at * 1000);
}

/** `at` as a moment where it has passed; what lies ahead of now has not happened and is absent. */
export function past(at: number | undefined): Date | undefined {
  return at === undefined || at > 0 ? undefined : instant(at);
}
