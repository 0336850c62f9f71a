import { type AwsService, SERVICE_OF } from './operations.ts';
import type { AwsPort } from './port.ts';

/**
 * Lets at most `most` calls to each AWS service run at a time; the others wait their turn. AWS throttles by service:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html
 */
export function limitedPort(port: AwsPort, most: number): AwsPort {
  const gates = new Map<AwsService, Gate>();
  const gateOf = (service: AwsService): Gate => {
    const gate = gates.get(service) ?? { running: 0, waiting: [] };
    gates.set(service, gate);
    return gate;
  };
  return {
    async call(operation, input, options) {
      const gate = gateOf(SERVICE_OF[operation]);
      if (gate.running >= most) await new Promise<void>((resolve) => gate.waiting.push(resolve));
      else gate.running += 1;
      try {
        return await port.call(operation, input, options);
      } finally {
        const next = gate.waiting.shift();
        if (next === undefined) gate.running -= 1;
        else next();
      }
    },
  };
}

/** A waiting call takes over the place of the one that ends, so `running` does not change then. */
interface Gate {
  running: number;
  readonly waiting: (() => void)[];
}
