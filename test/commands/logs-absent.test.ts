import { describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../../src/simulator/account.ts';
import { runIn } from '../support/fake-context.ts';
import { SERVICE, said, storyWorld, THREE_TASKS } from '../support/log-world.ts';

describe('logs that are not there', () => {
  it('says where to look where nothing was written, and ends with 0', async () => {
    const { code, stdout, stderr } = await runIn(storyWorld({ streams: {} }), 'logs', SERVICE);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('No lines since 2026-11-01 13:48:11Z in /ecs/catalogue.');
  });

  it('says that a log group does not exist', async () => {
    const { code, stderr } = await runIn(storyWorld({}), 'logs', SERVICE);
    expect(code).toBe(0);
    expect(stderr).toContain('There is no log group /ecs/catalogue');
  });

  it('ends with 3 where a log group may not be read', async () => {
    const denied = { ...NO_FAULTS, denied: ['logs:FilterLogEvents'] };
    const { code, stderr } = await runIn(storyWorld(THREE_TASKS, denied), 'logs', SERVICE);
    expect(code).toBe(3);
    expect(stderr).toContain(
      'Not allowed to read the log group /ecs/catalogue: it needs logs:FilterLogEvents.',
    );
  });

  it('shows every stream and ends with 3 where tasks may not be asked about', async () => {
    const denied = { ...NO_FAULTS, denied: ['ecs:DescribeTasks'] };
    const { code, stdout, stderr } = await runIn(storyWorld(THREE_TASKS, denied), 'logs', SERVICE);
    expect(code).toBe(3);
    expect(said(stdout)).toHaveLength(6);
    expect(stderr).toContain('not allowed to call ecs:DescribeTasks');
  });

  it('tells where FireLens takes them', async () => {
    const options = { Name: 'cloudwatch_logs', log_group_name: '/fluent/shop' };
    const world = storyWorld({ log: { logDriver: 'awsfirelens', options } });
    const { code, stderr } = await runIn(world, 'logs', SERVICE);
    expect(code).toBe(0);
    expect(stderr).toContain('web: FireLens takes its output');
    expect(stderr).toContain('aws logs tail /fluent/shop');
  });

  it('tells where there is no log driver at all', async () => {
    const { stderr } = await runIn(storyWorld({ log: 'none' }), 'logs', SERVICE);
    expect(stderr).toContain('web: no log driver is set.');
  });

  it('names the containers where another one was asked for', async () => {
    const { code, stderr } = await runIn(storyWorld(THREE_TASKS), 'logs', SERVICE, '--container', 'app');
    expect(code).toBe(2);
    expect(stderr).toContain('there is no container "app"');
    expect(stderr).toContain('There is: web.');
  });
});
