import { describe, it } from 'vitest';
import { dependencyUnmet } from '../../../src/rules/startup/dependency-unmet.ts';
import {
  isUnknownWithoutNeeds,
  quotesContainerReason,
  quotesEvent,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'dependency graph: failed to resolve container ordering dependency [migrate] for target [api] as dependency did not exit successfully.';

describe('the rule dependency-unmet', () => {
  it('quotes the order of containers that cannot be met', () => {
    quotesStopReason(dependencyUnmet, TEXT);
  });

  it.each([["the agent's own error", 'TaskDependencyError: task dependencies cannot be resolved']])(
    'fires on %s as well',
    (_, text) => {
      quotesStopReason(dependencyUnmet, text);
    },
  );

  it('reads it in the reason of a container, where the task only says that it failed to start', () => {
    quotesContainerReason(dependencyUnmet, TEXT);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(dependencyUnmet, TEXT);
  });

  it.each([
    ['a task whose container simply ended', 'Essential container in task exited'],
    ['a failure to start without a word', 'Task failed to start'],
  ])('stays silent on %s', (_, text) => {
    staysSilent(dependencyUnmet, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(dependencyUnmet);
  });
});
