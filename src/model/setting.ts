/** A value that a template leaves to an intrinsic function or a parameter. */
export interface Unresolved {
  readonly unresolved: string;
}

/** A setting as it was asked for: a value, or an expression that only AWS resolves. */
export type Setting<T> = T | Unresolved;

/** Whether a setting was left to an expression. */
export function isUnresolved<T>(setting: Setting<T>): setting is Unresolved {
  return typeof setting === 'object' && setting !== null && 'unresolved' in setting;
}

/** The number behind a setting; `fallback` where it is not set, `undefined` where only AWS knows it. */
export function numberOr(setting: Setting<number> | undefined, fallback: number): number | undefined {
  if (setting === undefined) return fallback;
  return isUnresolved(setting) ? undefined : setting;
}
