import { describe, expect, it } from 'vitest';
import type { AwsPort } from '../../../src/aws/port.ts';
import { eventPages } from '../../../src/collect/logs/event-pages.ts';

function event(message: string) {
  return { logStreamName: 's', timestamp: 1, message, eventId: message };
}

/** A port that answers with these pages; each one leads to the next. */
function portOf(pages: readonly (readonly string[])[], tokens: readonly string[] = []) {
  const asked: (string | undefined)[] = [];
  const port: AwsPort = {
    async call(_operation, input) {
      asked.push('nextToken' in input ? input.nextToken : undefined);
      const index = asked.length - 1;
      const next = index + 1 < pages.length ? (tokens[index] ?? `to ${index + 1}`) : undefined;
      return { events: (pages[index] ?? []).map(event), nextToken: next };
    },
  };
  return { port, asked };
}

async function messages(port: AwsPort): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const page of eventPages(port, { logGroupName: 'g' }, undefined)) {
    found.push(...page.map(({ message }) => message));
  }
  return found;
}

describe('pages of log events', () => {
  it('are followed through empty ones to the last', async () => {
    const { port, asked } = portOf([['a'], [], [], ['b'], []]);
    expect(await messages(port)).toEqual(['a', 'b']);
    expect(asked).toEqual([undefined, 'to 1', 'to 2', 'to 3', 'to 4']);
  });

  it('end with a failure where a token leads back to its page', async () => {
    const { port } = portOf([['a'], ['b'], ['c']], ['same', 'same']);
    await expect(messages(port)).rejects.toThrow('go round in circles');
  });

  it('are asked for one ahead and no further, and not at all once nobody reads', async () => {
    const { port, asked } = portOf([['a'], ['b'], ['c'], ['d']]);
    const pages = eventPages(port, { logGroupName: 'g' }, undefined);
    await pages.next();
    expect(asked).toHaveLength(2);
    await pages.return(undefined);
    expect(asked).toHaveLength(2);
  });
});
