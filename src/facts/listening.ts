import type { LogReading } from './log-reading.ts';

/** Where a server says that it listens. */
export type Listening =
  /** Only processes in the same task reach it. */
  | { readonly reach: 'loopback'; readonly address: string; readonly port: number }
  | { readonly reach: 'unknown'; readonly port: number };

const LOOPBACK = /(127\.0\.0\.1|localhost|\[::1\]):(\d{2,5})\b/;
const PORT = /(?:\bport[ =:(s)]{1,4}|:)(\d{2,5})\b(?!\.\d)/i;

/** What the ready lines of a task say of address and port; `undefined` where they name none. */
export function listeningOf(logs: readonly LogReading[]): Listening | undefined {
  for (const { ready } of logs) {
    if (ready === undefined) continue;
    const text = ready.line.message.slice(0, 2048);
    const [, address, loopbackPort] = LOOPBACK.exec(text) ?? [];
    if (address !== undefined) return { address, port: Number(loopbackPort), reach: 'loopback' };
    const port = PORT.exec(text)?.[1];
    if (port !== undefined) return { port: Number(port), reach: 'unknown' };
  }
  return undefined;
}
