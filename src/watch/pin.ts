import { readFacts } from '../facts/facts.ts';
import { lastSegment } from '../model/arn.ts';
import type { Instant } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import type { Deployment } from '../model/service.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** Which deployment to watch: the one that is found, or one that is named. */
export type PinWish =
  | { readonly kind: 'found' }
  | { readonly kind: 'deployment'; readonly id: string }
  | { readonly kind: 'task-definition'; readonly name: string };

/** The deployment that is watched. */
export interface Pin {
  /** `ecs-svc/…` */
  readonly id: string;
  readonly taskDefinitionArn?: string;
  /** What the service ran before, to tell a rollback from a newer deployment. */
  readonly previousTaskDefinitions: readonly string[];
  readonly createdAt?: Instant;
}

/**
 * The deployment to watch; `undefined` while there is none yet. Where nothing is wished for it is the one in question: the
 * primary, or after a rollback the one that failed, since a service that is well on its old revision has not been deployed.
 */
export function findPin(wish: PinWish, snapshot: Snapshot): Pin | undefined {
  const deployments = deploymentsOf(snapshot);
  switch (wish.kind) {
    case 'found': {
      const { subject } = readFacts(snapshot);
      const id = subject.deploymentId ?? primaryOf(snapshot)?.id;
      if (id === undefined) return undefined;
      return pinOf(id, subject.taskDefinitionArn, subject.startedAt, deployments);
    }
    case 'deployment':
      return pinDeployment(
        deployments.find(({ id }) => id === wish.id),
        deployments,
      );
    case 'task-definition':
      return pinDeployment(
        deployments.find(({ taskDefinitionArn = '' }) => isNamed(taskDefinitionArn, wish.name)),
        deployments,
      );
  }
}

/** The deployment that the service is meant to run. */
export function primaryOf(snapshot: Snapshot): Deployment | undefined {
  return deploymentsOf(snapshot).find(({ status }) => status === 'PRIMARY');
}

/** The watched deployment as the service lists it; `undefined` before there is one, and once it has drained. */
export function watchedDeployment(snapshot: Snapshot, pin: Pin | undefined): Deployment | undefined {
  return deploymentsOf(snapshot).find(({ id }) => id === pin?.id);
}

/** The deployments that the service lists; none where it could not be read. */
export function deploymentsOf(snapshot: Snapshot): readonly Deployment[] {
  return valueOr(snapshot.vitals.service, undefined)?.deployments ?? [];
}

function pinDeployment(found: Deployment | undefined, deployments: readonly Deployment[]): Pin | undefined {
  return found && pinOf(found.id, found.taskDefinitionArn, found.createdAt, deployments);
}

function pinOf(
  id: string,
  taskDefinitionArn: string | undefined,
  createdAt: Instant | undefined,
  deployments: readonly Deployment[],
): Pin {
  const others = deployments.filter((deployment) => deployment.id !== id);
  return {
    id,
    taskDefinitionArn,
    createdAt,
    previousTaskDefinitions: others.flatMap((deployment) => deployment.taskDefinitionArn ?? []),
  };
}

/** `family:revision` of a task definition’s ARN. */
export function definitionName(arn: string): string {
  return lastSegment(arn);
}

/** `family:revision`, or the whole ARN. */
function isNamed(arn: string, name: string): boolean {
  return arn === name || definitionName(arn) === name;
}
