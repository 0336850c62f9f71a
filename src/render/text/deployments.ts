import { lastSegment } from '../../model/arn.ts';
import type { Instant } from '../../model/instant.ts';
import type { ServiceSummary, StackSummary } from '../../model/report.ts';
import type { Deployment } from '../../model/service.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminal, forTerminalLine, terminal } from '../encode/terminal.ts';
import { hanging, type Lines, paragraph, table } from './layout.ts';
import type { Style } from './style.ts';
import { duration } from './times.ts';

const HEADS: Lines = [
  terminal`STATUS`,
  terminal`ROLLOUT`,
  terminal`RUNNING`,
  terminal`PENDING`,
  terminal`FAILED`,
  terminal`TASK DEFINITION`,
  terminal`AGE`,
];

/** Such a reason says no more than the state beside it. */
const REPEATS_STATE = /^ECS deployment \S+ (?:in progress|completed)\.$/;

/** The service in numbers, then one row a deployment and the reasons that ECS gives for where they stand. */
export function serviceBlock(service: ServiceSummary, now: Instant, style: Style): Lines {
  const { desired, running, pending } = service;
  const counts = terminal`${desired} desired, ${running} running, ${pending} pending`;
  return [
    ...paragraph(terminal`${counts}, ${ownName(service.taskDefinition)}`, style, 2),
    ...table(
      HEADS,
      service.deployments.map((deployment) => row(deployment, now)),
      style,
      2,
    ),
    ...service.deployments.flatMap((deployment) => reason(deployment, style)),
    ...breakerLines(service, style),
  ];
}

function breakerLines({ circuitBreaker }: ServiceSummary, style: Style): Lines {
  if (circuitBreaker === null || circuitBreaker.status === 'DISABLED') return [];
  const { status, failures, threshold } = circuitBreaker;
  const text = terminal`circuit breaker: ${failures} of ${threshold} failures, ${forTerminalLine(status)}`;
  return paragraph(text, style, 2);
}

/** Where the CloudFormation stack stands, and for how long. */
export function stackLines(stack: StackSummary | null, now: Instant, style: Style): Lines {
  if (stack === null) return [];
  const since =
    stack.since === null ? terminal`` : terminal`, begun ${duration((now - stack.since) / 1000)} ago`;
  const text = terminal`CloudFormation stack ${forTerminalLine(stack.name)}: ${forTerminalLine(stack.status)}${since}`;
  return paragraph(text, style, 2);
}

function row(deployment: Deployment, now: Instant): Lines {
  return [
    forTerminalLine(deployment.status),
    optional(deployment.rolloutState),
    terminal`${deployment.runningCount}/${deployment.desiredCount}`,
    terminal`${deployment.pendingCount}`,
    terminal`${deployment.failedTasks}`,
    deployment.taskDefinitionArn === undefined ? terminal`-` : ownName(deployment.taskDefinitionArn),
    deployment.createdAt === undefined ? terminal`-` : duration((now - deployment.createdAt) / 1000),
  ];
}

function reason(deployment: Deployment, style: Style): Lines {
  const said = deployment.rolloutStateReason;
  if (said === undefined || REPEATS_STATE.test(said)) return [];
  return hanging(blank(2), style.paint.faint(terminal`ECS says: ${forTerminal(said)}`), style);
}

function optional(text: string | undefined): TerminalText {
  return text === undefined ? terminal`-` : forTerminalLine(text);
}

/** `web:42` of `arn:aws:ecs:eu-west-1:123456789012:task-definition/web:42`. */
function ownName(arn: string): TerminalText {
  return forTerminalLine(lastSegment(arn));
}
