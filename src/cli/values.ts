import { InvalidArgumentError } from 'commander';
import type { Format, Output } from '../commands/options.ts';
import { lastSegment } from '../model/arn.ts';
import type { Instant } from '../model/instant.ts';

const MILLISECONDS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const ISO_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** `FORMAT` or `FORMAT=FILE`, added to the outputs given before. */
export function outputAmong(
  formats: readonly Format[],
): (value: string, before: readonly Output[]) => readonly Output[] {
  return (value, before) => {
    const [name = '', ...rest] = value.split('=');
    const format = formats.find((known) => known === name);
    if (format === undefined) {
      throw new InvalidArgumentError(`There is no format "${name}"; there are ${formats.join(' and ')}.`);
    }
    const file = rest.join('=');
    if (rest.length > 0 && file === '') throw new InvalidArgumentError(`Name a file: ${format}=FILE.`);
    if (file === '' && before.some((output) => output.file === undefined)) {
      throw new InvalidArgumentError(
        `Only one format can go to standard output; write the other into a file: ${format}=FILE.`,
      );
    }
    return [...before, file === '' ? { format } : { format, file }];
  };
}

/** One more value of an option that may be repeated. */
export function addValue(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** The id of a task, or what it begins with; of an ARN its end. Added to those given before. */
export function addTask(value: string, before: readonly string[] = []): readonly string[] {
  const id = lastSegment(value).toLowerCase();
  if (!/^[0-9a-f-]{4,36}$/.test(id)) {
    throw new InvalidArgumentError(
      'It takes the id of a task, four or more of its first characters, or its ARN.',
    );
  }
  return [...before, id];
}

/** A whole number from 1 to 99999. */
export function positiveNumber(value: string): number {
  if (!/^[1-9]\d{0,4}$/.test(value))
    throw new InvalidArgumentError('It takes a whole number from 1 to 99999.');
  return Number(value);
}

/** Parses how far to look back (`30m`, `2h`) or since when (`2026-11-01T14:00:00Z`) into that moment. */
export function momentBefore(now: Instant): (value: string) => Instant {
  return (value) => {
    const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(value) ?? [];
    if (amount !== undefined) return now - Number(amount) * (MILLISECONDS[unit] ?? 0);
    const moment = ISO_TIME.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(moment)) {
      throw new InvalidArgumentError(
        'It takes a duration (45s, 30m, 2h, 1d) or a time with its zone (2026-11-01T14:00:00Z).',
      );
    }
    return moment;
  };
}

/** Parses a duration (`45s`, `5m`, `2h`) into seconds. */
export function durationSeconds(value: string): number {
  const [, amount, unit = ''] = /^(\d{1,5})([smh])$/.exec(value) ?? [];
  if (amount === undefined) throw new InvalidArgumentError('It takes a duration such as 45s, 5m or 2h.');
  return (Number(amount) * (MILLISECONDS[unit] ?? 0)) / 1000;
}

/** An address that AWS is asked at instead of its own. */
export function httpAddress(value: string): string {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    throw new InvalidArgumentError('It takes an address such as http://localhost:4566.');
  }
  return value;
}
