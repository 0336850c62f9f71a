import { type Endpoint, startEndpoint } from '../../src/simulator/wire/endpoint.ts';
import { readCase } from './case-account.ts';

/** Serves a recorded incident, as it looks at `now`, over the wire. Whoever starts it closes it. */
export function serveCase(id: string, now: Date): Promise<Endpoint> {
  const { account, faults } = readCase(id, now);
  return startEndpoint(() => account, faults);
}
