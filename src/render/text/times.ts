import { type Instant, secondsBetween } from '../../model/instant.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminalLine, terminal } from '../encode/terminal.ts';
import type { Zone } from './style.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LATEST = 8.64e15;

/** A span of time as a person says it, in at most two units: `38 s`, `2 min 05 s`, `1 h 32 min`, `3 d 4 h`. */
export function duration(seconds: number): TerminalText {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return terminal`${whole} s`;
  if (whole < HOUR) return terminal`${Math.floor(whole / MINUTE)} min ${twoDigits(whole % MINUTE)} s`;
  if (whole < DAY) {
    return terminal`${Math.floor(whole / HOUR)} h ${twoDigits(Math.floor((whole % HOUR) / MINUTE))} min`;
  }
  return terminal`${Math.floor(whole / DAY)} d ${Math.floor((whole % DAY) / HOUR)} h`;
}

/** The same in its larger unit alone, for places with little room: `38 s`, `2 min`, `1 h`. */
export function roughDuration(seconds: number): TerminalText {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return terminal`${whole} s`;
  if (whole < HOUR) return terminal`${Math.floor(whole / MINUTE)} min`;
  return whole < DAY ? terminal`${Math.floor(whole / HOUR)} h` : terminal`${Math.floor(whole / DAY)} d`;
}

/** The time of day with its zone: `14:03:11Z`, or `16:03:11+02:00` where times are local. */
export function timeOfDay(at: Instant, zone: Zone): TerminalText {
  const { text, offset } = onTheWall(at, zone);
  return forTerminalLine(`${text.slice(11, 19)}${offset}`);
}

/** The date and the time of day: `2026-11-01 14:03:11Z`. */
export function dateAndTime(at: Instant, zone: Zone): TerminalText {
  const { text, offset } = onTheWall(at, zone);
  return forTerminalLine(`${text.slice(0, 10)} ${text.slice(11, 19)}${offset}`);
}

/** The time of day, with the date in front where it is another day than `now` is. */
export function timeAsOf(at: Instant, now: Instant, zone: Zone): TerminalText {
  const sameDay = onTheWall(at, zone).text.slice(0, 10) === onTheWall(now, zone).text.slice(0, 10);
  return sameDay ? timeOfDay(at, zone) : dateAndTime(at, zone);
}

/**
 * Like `timeAsOf`, with milliseconds: `14:03:11.042Z`. What it says of a second it keeps until the next one, because log
 * lines come in the order of time, and very many of them.
 */
export function preciseTimes(now: Instant, zone: Zone): (at: Instant) => TerminalText {
  let second = Number.NaN;
  let head = '';
  let zoneText = '';
  const today = onTheWall(now, zone).text.slice(0, 10);
  return (at) => {
    if (Math.floor(at / 1000) !== second) {
      second = Math.floor(at / 1000);
      const { text, offset } = onTheWall(at, zone);
      head = text.slice(text.startsWith(today) ? 11 : 0, 19).replace('T', ' ');
      zoneText = offset;
    }
    const milliseconds = String(at - second * 1000).padStart(3, '0');
    return forTerminalLine(`${head}.${milliseconds}${zoneText}`);
  };
}

/** How long before `now`, and when: `38 s ago, 14:03:11Z`. */
export function ago(at: Instant, now: Instant, zone: Zone): TerminalText {
  const seconds = secondsBetween(at, now);
  const when = timeAsOf(at, now, zone);
  return seconds < 0
    ? terminal`in ${duration(-seconds)}, ${when}`
    : terminal`${duration(seconds)} ago, ${when}`;
}

function onTheWall(at: Instant, zone: Zone): { readonly text: string; readonly offset: string } {
  const offsetMinutes = zone === 'utc' ? 0 : zone(at);
  return {
    text: new Date(clamped(at + offsetMinutes * MINUTE * 1000))
      .toISOString()
      .replace(/^[+-]\d{2}(?=\d{4}-)/, ''),
    offset: offsetText(offsetMinutes),
  };
}

function offsetText(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'Z';
  const size = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** A saved file may hold any number as a time; a `Date` holds ± 8.64e15 ms. */
function clamped(at: number): number {
  return Math.min(LATEST, Math.max(-LATEST, at));
}

function twoDigits(number: number): TerminalText {
  return forTerminalLine(String(number).padStart(2, '0'));
}
