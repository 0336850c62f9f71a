const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration as people say it: `45 s`, `2 min 31 s`, `14 min`, `3 h 20 min`, `5 days`. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 2 * MINUTE) return `${whole} s`;
  if (whole >= 3 * DAY) return `${Math.floor(whole / DAY)} days`;
  if (whole >= 3 * HOUR) return inTwo(Math.floor(whole / MINUTE), 60, ['h', 'min']);
  const rest = whole % MINUTE;
  const minutes = `${Math.floor(whole / MINUTE)} min`;
  return rest === 0 || whole >= 10 * MINUTE ? minutes : `${minutes} ${rest} s`;
}

/** A span of time as it goes by on a screen: `45 s`, `1 min 14 s`, `5 min`, `1 h 32 min`. */
export function spanWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return inTwo(whole, 60, ['min', 's']);
  return inTwo(Math.floor(whole / MINUTE), 60, ['h', 'min']);
}

function inTwo(count: number, size: number, [large, small]: readonly [string, string]): string {
  const rest = count % size;
  const whole = `${Math.floor(count / size)} ${large}`;
  return rest === 0 ? whole : `${whole} ${String(rest).padStart(2, '0')} ${small}`;
}
