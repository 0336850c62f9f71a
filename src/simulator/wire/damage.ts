import type { Breakage } from '../account.ts';
import type { WireAnswer } from './protocol.ts';

/** How an answer leaves: whole, or its first half with the rest held back for ever. */
export interface Delivery {
  readonly answer: WireAnswer;
  readonly ends: 'with the body' | 'never';
}

const HTML: WireAnswer = {
  status: 502,
  contentType: 'text/html',
  body: '<html>\n<head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1></body>\n</html>\n',
};

/** The delivery of an answer under a breakage; an intact one without. */
export function deliver(answer: WireAnswer, breakage: Breakage | undefined): Delivery {
  switch (breakage) {
    case 'html':
      return { answer: HTML, ends: 'with the body' };
    case 'empty':
      return { answer: { ...answer, body: '' }, ends: 'with the body' };
    case 'truncated':
      return { answer: { ...answer, body: firstHalf(answer.body) }, ends: 'with the body' };
    case 'stalled':
      return { answer: { ...answer, body: firstHalf(answer.body) }, ends: 'never' };
    case 'mistyped':
    case undefined:
      return { answer, ends: 'with the body' };
  }
}

/** An output whose members are lists where the API has none, and text where it has lists. */
export function mistype(output: unknown): unknown {
  if (typeof output !== 'object' || output === null) return output;
  return Object.fromEntries(
    Object.entries(output).map(([name, value]) => [name, Array.isArray(value) ? 'mistyped' : [value]]),
  );
}

function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}
