import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnose/index.ts';
import { shutOut } from '../../../src/rules/startup/shut-out.ts';
import { ignoresLog, isUnknownWithoutNeeds, quotesLogLine } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { logOf, stoppedTask } from '../../support/task.ts';

const BLOCKED =
  "Error: ER_HOST_IS_BLOCKED: Host 'ip-10-0-1-7' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'";

describe('the rule shut-out', () => {
  it.each([
    BLOCKED,
    'FATAL: remaining connection slots are reserved for non-replication superuser connections',
    'FATAL: sorry, too many clients already',
  ])('quotes the database that takes no more connections: %s', (line) => {
    quotesLogLine(shutOut, line);
  });

  it('stands behind the failure that came before it', () => {
    const early = stoppedTask({ id: 'early', stoppedAgo: 900 });
    const late = stoppedTask({ id: 'late', stoppedAgo: 60 });
    const logs = [
      logOf(early, [[99, 'Error: self signed certificate in certificate chain']]),
      logOf(late, [[99, BLOCKED]]),
    ];
    const { rootCause } = diagnose(healthySnapshot({ stopped: [late, early], logs, running: [] }), {
      name: 'ecs-doctor',
      version: 'test',
    }).diagnosis;
    expect(rootCause?.id).toBe('dependency-unreachable');
  });

  it('stays silent on a refused connection', () => {
    ignoresLog(shutOut, ['Error: connect ECONNREFUSED 10.0.1.5:5432']);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(shutOut);
  });
});
