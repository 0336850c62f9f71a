import { describe, expect, it } from 'vitest';
import { dataLocked } from '../../../src/rules/startup/data-locked.ts';
import {
  evidenceAt,
  fires,
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { logOf, stoppedTask } from '../../support/task.ts';

const LINE =
  'DBPathInUse: Unable to lock the lock file: /data/db/mongod.lock (Resource temporarily unavailable). Another mongod instance is already running on the /data/db directory';

describe('the rule data-locked', () => {
  it('quotes the application whose data another process holds', () => {
    quotesLogLine(dataLocked, LINE);
  });

  it('shows that new tasks start beside the old ones, and nothing of it where they do not', () => {
    const task = stoppedTask({ id: 'dead1' });
    const beside = (maximumPercent: number) =>
      fires(
        dataLocked,
        healthySnapshot({
          stopped: [task],
          logs: [logOf(task, [[2, LINE]])],
          settings: { minimumHealthyPercent: 0, maximumPercent },
        }),
      );
    expect(evidenceAt(beside(200), 'services[0].deploymentConfiguration')?.text).toContain(
      'minimumHealthyPercent 0, maximumPercent 200',
    );
    const refs = beside(100).evidence.map(({ ref }) => ref);
    expect(refs).not.toContain('services[0].deploymentConfiguration');
  });

  it.each([
    ['a lock on the schema of a database', ['Waiting for changelog lock....']],
    ['a port that is in use', ['Error: listen EADDRINUSE: address already in use 0.0.0.0:8080']],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(dataLocked, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(dataLocked, LINE);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(dataLocked);
  });
});
