const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration as people say it: `45 s`, `2 min 31 s`, `14 min`, `3 h 20 min`, `5 days`. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 2 * MINUTE) return `${whole} s`;
  if (whole >= 3 * DAY) return `${Math.floor(whole / DAY)} days`;
  if (whole >= 3 * HOUR)
    return withRest(Math.floor(whole / HOUR), 'h', Math.floor((whole % HOUR) / MINUTE), 'min');
  const minutes = Math.floor(whole / MINUTE);
  return whole >= 10 * MINUTE ? `${minutes} min` : withRest(minutes, 'min', whole % MINUTE, 's');
}

function withRest(count: number, unit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${count} ${unit}` : `${count} ${unit} ${rest} ${restUnit}`;
}
