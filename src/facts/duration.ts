/** A duration as people say it: `45 s`, `2 min 31 s`, `14 min`. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  const rest = whole % 60;
  const minutes = `${Math.floor(whole / 60)} min`;
  return rest === 0 || whole >= 600 ? minutes : `${minutes} ${rest} s`;
}
