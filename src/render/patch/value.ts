import type { CircuitBreaker } from '../../model/service.ts';
import type { Code } from '../encode/encoded.ts';
import type { SettingValue } from './patch.ts';
import { line, type Piece } from './piece.ts';
import type { Place } from './place.ts';

type Write = Place['write'];

/** Writes a number, in a line of its own. */
export function numeric(write: (value: number) => Code): Write {
  return (value) => {
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) && number >= 0
      ? line(write(number))
      : undefined;
  };
}

/** Writes a text, in a line or in several. */
export function textual(write: (value: string) => Code | Piece): Write {
  return (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const written = write(String(value));
    return typeof written === 'string' ? line(written) : written;
  };
}

/** Writes one of the words that a language knows; no other word fits. */
export function oneOf(known: Readonly<Record<string, Code>>): Write {
  return (value) => {
    const word = typeof value === 'string' && Object.hasOwn(known, value) ? known[value] : undefined;
    return word === undefined ? undefined : line(word);
  };
}

/** Writes a command, the texts of which stand in a list. */
export function command(write: (texts: readonly string[]) => Code): Write {
  return (value) => (isTexts(value) ? line(write(value)) : undefined);
}

/** Writes the circuit breaker. */
export function breaker(write: (value: CircuitBreaker) => Piece): Write {
  return (value) => (typeof value === 'object' && !isTexts(value) ? write(value) : undefined);
}

/** For a setting that only advice can be given for: what there is to write depends on more than its value. */
export const inWords: Place = { write: () => undefined };

function isTexts(value: SettingValue): value is readonly string[] {
  return Array.isArray(value);
}
