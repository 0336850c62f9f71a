import { describe, expect, it } from 'vitest';
import { containerExits } from '../../../src/rules/startup/container-exits.ts';
import { nativeCrash } from '../../../src/rules/startup/native-crash.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { containerDefinition, healthySnapshot } from '../../support/snapshot.ts';
import { ago, container, failedCheck, failedTarget, logOf, stoppedTask } from '../../support/task.ts';

describe('the rule native-crash', () => {
  it.each([
    [135, 'bus error, SIGBUS'],
    [136, 'arithmetic error, SIGFPE'],
    [139, 'segmentation fault, SIGSEGV'],
  ])('names the signal of exit code %s', (exitCode, meaning) => {
    const stopped = [
      stoppedTask({ exitCode, lived: 8 }),
      stoppedTask({ exitCode, lived: 12, id: 'dead2', stoppedAgo: 600 }),
      stoppedTask({ exitCode: 1, id: 'dead3', stoppedAgo: 900 }),
    ];
    const finding = fires(nativeCrash, healthySnapshot({ stopped }));
    expect(finding).toMatchObject({
      title: `Container api crashes with exit code ${exitCode} (${meaning})`,
      confidence: 'certain',
      affected: { tasks: 2, of: 3 },
      firstSeen: ago(600),
      lastSeen: ago(120),
    });
    expect(finding.summary).toContain(
      '2 of 3 failed tasks ended this way, typically 10 s after they started',
    );
    expect(evidenceAt(finding, 'tasks[dead1].containers[api].exitCode')).toMatchObject({
      kind: 'exit-code',
      weight: 'direct',
      source: 'ecs:DescribeTasks',
      text: `container api ended with exit code ${exitCode}`,
    });
  });

  it('leaves nothing for an exit without a reason to say', () => {
    staysSilent(containerExits, healthySnapshot({ stopped: [stoppedTask({ exitCode: 139 })] }));
  });

  it('fires whatever the log says last, which is ordinary work', () => {
    const task = stoppedTask({ exitCode: 139 });
    const logs = [logOf(task, [[90, "KeyError: 'user_id'"]])];
    fires(nativeCrash, healthySnapshot({ stopped: [task], logs }));
  });

  it.each([
    [1, 'an error of the application'],
    [132, 'an instruction that the processor does not know'],
    [134, 'an abort'],
    [137, 'a kill'],
    [143, 'an order to stop'],
    [255, 'an image for another processor'],
  ])('stays silent on exit code %s: %s', (exitCode) => {
    staysSilent(nativeCrash, healthySnapshot({ stopped: [stoppedTask({ exitCode })] }));
  });

  it('stays silent on a container that crashed only after it was told to stop', () => {
    staysSilent(nativeCrash, healthySnapshot({ stopped: [failedCheck({ exitCode: 139 })] }));
  });

  it('leaves a helper that crashed behind its proxy to the error that it wrote', () => {
    const task = failedTarget({
      containers: [container('api', { exitCode: 143 }), container('app', { exitCode: 139 })],
    });
    const logs = [
      logOf(task, [[90, 'connect() failed (111: Connection refused) while connecting to upstream']]),
      logOf(task, [[3, 'Error: connect ECONNREFUSED 10.0.1.5:5432']], 'app'),
    ];
    const sidecars = [containerDefinition('app', { essential: false })];
    staysSilent(nativeCrash, healthySnapshot({ stopped: [task], sidecars, logs }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(nativeCrash);
  });
});
