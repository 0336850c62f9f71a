import { describe, expect, it } from 'vitest';
import { memoryKillSuspected } from '../../../src/rules/oom/memory-kill-suspected.ts';
import { workerKilled } from '../../../src/rules/oom/worker-killed.ts';
import { containerExits } from '../../../src/rules/startup/container-exits.ts';
import { killedFromInside } from '../../../src/rules/startup/killed-from-inside.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedCheck, logOf, type StopStory, stoppedTask } from '../../support/task.ts';

const KILL = 'timeout: sending signal KILL to command ‘python’';

/** Two tasks that wrote these lines, a second apart, and then ended. */
function wrote(lines: readonly string[], story: StopStory = {}, stop = stoppedTask) {
  const stopped = [
    stop({ exitCode: 137, lived: 60, ...story }),
    stop({ exitCode: 137, lived: 60, ...story, id: 'dead2', stoppedAgo: 600 }),
  ];
  const logs = stopped.map((task) =>
    logOf(
      task,
      lines.map((line, index) => [60 - lines.length + index, line] as const),
    ),
  );
  return healthySnapshot({ stopped, logs });
}

describe('the rule killed-from-inside', () => {
  it('quotes the time-out that killed the process, and how long it had lived', () => {
    const finding = fires(killedFromInside, wrote(['loading', KILL]));
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 2, of: 2 } });
    expect(finding.title).toBe(`A process of container api is killed from inside: “${KILL}”`);
    expect(finding.summary).toContain('Both failed tasks ended this way, typically 60 s after they started');
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({
      kind: 'log',
      weight: 'direct',
      source: 'log /ecs/backend',
      text: KILL,
    });
    expect(evidenceAt(finding, 'tasks[dead1].containers[api].exitCode')).toMatchObject({
      weight: 'circumstantial',
      text: 'container api ended with exit code 137',
    });
  });

  it('fires on the exit code of timeout(1) as well', () => {
    fires(killedFromInside, wrote([KILL], { exitCode: 124 }));
  });

  it('leaves nothing for a lack of memory or an exit without a reason to say', () => {
    staysSilent(memoryKillSuspected, wrote([KILL]));
    staysSilent(workerKilled, wrote([KILL, 'Killed']));
    staysSilent(containerExits, wrote([KILL], { exitCode: 124 }));
  });

  it('stays silent where an error of the application says more', () => {
    staysSilent(killedFromInside, wrote(['Error: connect ECONNREFUSED 10.0.1.5:5432', KILL]));
  });

  it('stays silent on a kill long before the end: the container had survived it', () => {
    const task = stoppedTask({ exitCode: 1, lived: 3000 });
    const harakiri = '*** HARAKIRI ON WORKER 2 (pid: 289, try: 1) ***';
    const logs = [
      logOf(task, [
        [100, harakiri],
        [2900, 'GET /items 200'],
        [2999, 'bye'],
      ]),
    ];
    staysSilent(killedFromInside, healthySnapshot({ stopped: [task], logs }));
  });

  it.each([
    ['the kernel killed for memory', 'Memory cgroup out of memory: Killed process 17 (python)'],
    ['somebody killed, who does not say so', 'worker exited with SIGKILL'],
    ['said nothing', 'loading'],
  ])('stays silent on a process that %s', (_, line) => {
    staysSilent(killedFromInside, wrote([line]));
  });

  it('stays silent on tasks that ECS told to stop', () => {
    staysSilent(killedFromInside, wrote([KILL], {}, failedCheck));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(killedFromInside);
  });
});
