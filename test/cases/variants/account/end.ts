/** How a container ended: its exit code, with the reason that ECS shows, if any. No code: it never ran. */
export type Exit = number | readonly [code: number | undefined, reason: string];

/** How containers ended, by name; those that are not named ended 0, or never ran where the task never started. */
export type Exits = Readonly<Record<string, Exit>>;

/** How a task came to its end. `after` counts seconds from the start of its containers. */
export type TaskEnd = Exited | Stopped | NotStarted;

/** An essential container ended by itself. */
export interface Exited {
  readonly kind: 'exited';
  readonly after: number;
  readonly exits: Exits;
}

/** ECS, an operator or the platform stopped it. */
export interface Stopped {
  readonly kind: 'unhealthy' | 'target' | 'scaled' | 'operator' | 'spot' | 'host';
  readonly after: number;
  readonly exits: Exits;
  /** For `target`: why the load balancer gave up, in its words; for `operator` and `scaled`: the reason given. */
  readonly why?: string;
  /** From the order to stop until the containers had ended. */
  readonly stopSeconds: number;
  /** Whether the service was whole again afterwards. */
  readonly settled: boolean;
}

/** It never ran. `after` counts seconds from the creation. */
export interface NotStarted {
  readonly kind: 'not-started';
  readonly stage: 'network' | 'resources' | 'pull' | 'create';
  readonly after: number;
  readonly reason: string;
  readonly exits: Exits;
}

/** An essential container ended by itself, `after` seconds after its start. */
export function exited(after: number, exits: Exits): Exited {
  return { kind: 'exited', after, exits };
}

/** ECS stopped it for its container health check. */
export function unhealthy(after: number, exits: Exits, more: Partial<Stopped> = {}): Stopped {
  return stopped('unhealthy', after, exits, more);
}

/** ECS stopped it because the load balancer found its target unhealthy, for the reason `why`. */
export function targetFailed(after: number, why: string, exits: Exits, more: Partial<Stopped> = {}): Stopped {
  return stopped('target', after, exits, { why, ...more });
}

/** ECS stopped it because it was one too many, or belonged to a deployment that was over. */
export function scaledIn(after: number, exits: Exits, more: Partial<Stopped> = {}): Stopped {
  return stopped('scaled', after, exits, more);
}

/** Somebody called StopTask. */
export function stoppedByOperator(after: number, why: string, exits: Exits): Stopped {
  return stopped('operator', after, exits, { why });
}

/** The capacity under it was taken away: Fargate Spot, or the EC2 instance. */
export function reclaimed(kind: 'spot' | 'host', after: number, exits: Exits): Stopped {
  return stopped(kind, after, exits, {});
}

/** It never ran: `reason` is what the task says, `exits` what its containers say. */
export function notStarted(
  stage: NotStarted['stage'],
  after: number,
  reason: string,
  exits: Exits = {},
): NotStarted {
  return { kind: 'not-started', stage, after, reason, exits };
}

function stopped(kind: Stopped['kind'], after: number, exits: Exits, more: Partial<Stopped>): Stopped {
  const wasKilled = Object.values(exits).some((exit) => exit === 137);
  return { kind, after, exits, stopSeconds: wasKilled ? 43 : 13, settled: false, ...more };
}
