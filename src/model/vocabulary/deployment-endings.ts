/**
 * Why ECS says that a deployment failed or was ended, in `rolloutStateReason`, `statusReason` and `rollback.reason`; the
 * first pattern that matches wins. Sources:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
const DEPLOYMENT_ENDINGS = [
  { kind: 'no-rollback-candidate', pattern: /no rollback candidate/i },
  { kind: 'lifecycle-hook', pattern: /lifecycle hook/i },
  { kind: 'alarm', pattern: /alarm/i },
  { kind: 'network-configuration', pattern: /invalid networking configuration/i },
  { kind: 'circuit-breaker', pattern: /circuit breaker|tasks? failed to start/i },
  { kind: 'stopped', pattern: /stopped by|stop was requested|rollback requested/i },
] as const;

/** What ended a deployment. The circuit breaker counts failures and knows no cause. */
export type DeploymentEndingKind = (typeof DEPLOYMENT_ENDINGS)[number]['kind'];

const LONGEST_REASON = 4096;

/** What a reason says that ended a deployment, or `undefined` for words that this version does not know. */
export function readDeploymentEnding(text: string): DeploymentEndingKind | undefined {
  const reason = text.slice(0, LONGEST_REASON);
  return DEPLOYMENT_ENDINGS.find(({ pattern }) => pattern.test(reason))?.kind;
}
