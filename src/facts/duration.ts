/** A duration as people say it: `45 s`, `2 min 31 s`, `14 min`. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  const rest = whole % 60;
  const minutes = `${Math.floor(whole / 60)} min`;
  return rest === 0 || whole >= 600 ? minutes : `${minutes} ${rest} s`;
}

/** A span of time as it goes by on a screen: `45 s`, `1 min 14 s`, `5 min`, `1 h 32 min`. */
export function spanWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return inTwo(whole, 60, ['min', 's']);
  return inTwo(Math.floor(whole / 60), 60, ['h', 'min']);
}

function inTwo(count: number, size: number, [large, small]: readonly [string, string]): string {
  const rest = count % size;
  const whole = `${Math.floor(count / size)} ${large}`;
  return rest === 0 ? whole : `${whole} ${String(rest).padStart(2, '0')} ${small}`;
}
