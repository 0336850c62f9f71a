import type { Section } from '../../model/section.ts';
import type { Deployment, ServiceDeployment, ServiceState } from '../../model/service.ts';
import type { Stack } from '../../model/stack.ts';
import type { TargetGroupHealth } from '../../model/target-group.ts';
import type { Task } from '../../model/task.ts';
import type { ContainerDefinition, TaskDefinition } from '../../model/task-definition.ts';
import { MASK, type Untrusted, untrusted } from '../../model/text.ts';
import type { Scrub } from './scrubber.ts';

/*
 * Free text is masked; names, ARNs and states are not, because evidence is joined on them.
 */

/** A section with its value, or with the message that stands for it, masked. */
export function scrubbedSection<T>(
  section: Section<T>,
  scrub: Scrub,
  scrubValue: (value: T, scrub: Scrub) => T = (value) => value,
): Section<T> {
  switch (section.state) {
    case 'present':
      return { ...section, value: scrubValue(section.value, scrub) };
    case 'denied':
    case 'failed':
      return { ...section, message: scrub(section.message) };
    case 'absent':
      return section;
  }
}

/** Every element of a list, masked. */
export function each<T>(
  scrubOne: (one: T, scrub: Scrub) => T,
): (list: readonly T[], scrub: Scrub) => readonly T[] {
  return (list, scrub) => list.map((one) => scrubOne(one, scrub));
}

/** What the scheduler says of the service and its deployments. */
export function scrubbedState(state: ServiceState, scrub: Scrub): ServiceState {
  return {
    ...state,
    deployments: state.deployments.map(
      (one): Deployment => ({ ...one, rolloutStateReason: perhaps(one.rolloutStateReason, scrub) }),
    ),
    events: state.events.map((one) => ({ ...one, message: scrub(one.message) })),
  };
}

/** Why a deployment ended, or was rolled back. */
export function scrubbedDeployment(one: ServiceDeployment, scrub: Scrub): ServiceDeployment {
  return {
    ...one,
    statusReason: perhaps(one.statusReason, scrub),
    rollback: one.rollback && { ...one.rollback, reason: perhaps(one.rollback.reason, scrub) },
  };
}

/** Why a task and its containers stopped. */
export function scrubbedTask(task: Task, scrub: Scrub): Task {
  return {
    ...task,
    stoppedReason: perhaps(task.stoppedReason, scrub),
    containers: task.containers.map((one) => ({ ...one, reason: perhaps(one.reason, scrub) })),
  };
}

/** Commands, which may carry a password as an argument. */
export function scrubbedDefinition(definition: TaskDefinition, scrub: Scrub): TaskDefinition {
  return {
    ...definition,
    containers: definition.containers.map(
      (one): ContainerDefinition => ({
        ...one,
        command: scrubbedCommand(one.command, scrub),
        entryPoint: scrubbedCommand(one.entryPoint, scrub),
        healthCheck: one.healthCheck && {
          ...one.healthCheck,
          command: scrubbedCommand(one.healthCheck.command, scrub),
        },
      }),
    ),
  };
}

/** What the load balancer says of each target. */
export function scrubbedHealth(group: TargetGroupHealth, scrub: Scrub): TargetGroupHealth {
  const targets = scrubbedSection(group.targets, scrub, (list) =>
    list.map((one) => ({ ...one, description: perhaps(one.description, scrub) })),
  );
  return { ...group, targets };
}

/** The reasons of a stack and of its events. */
export function scrubbedStack(stack: Stack, scrub: Scrub): Stack {
  return {
    ...stack,
    statusReason: perhaps(stack.statusReason, scrub),
    events: stack.events.map((one) => ({ ...one, reason: perhaps(one.reason, scrub) })),
  };
}

const SECRET_FLAG = /^--?(password|passwd|pass|token|secret|api-?key)$/i;

function scrubbedCommand(words: readonly Untrusted[], scrub: Scrub): readonly Untrusted[] {
  return words.map((word, index) => {
    const flag = words[index - 1];
    return flag !== undefined && SECRET_FLAG.test(flag) ? untrusted(MASK) : scrub(word);
  });
}

function perhaps(text: Untrusted | undefined, scrub: Scrub): Untrusted | undefined {
  return text === undefined ? undefined : scrub(text);
}
