import { describe, expect, it } from 'vitest';
import type { AwsPort } from '../../src/aws/port.ts';
import { rememberingPort } from '../../src/collect/remembering-port.ts';

/** A port that notes what it is asked, with tasks of which `dead` has stopped. */
function noting(): { readonly port: AwsPort; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    port: {
      async call(operation, input) {
        asked.push(`${operation} ${JSON.stringify(input)}`);
        const status = (arn: string) => (arn === 'dead' ? 'STOPPED' : 'RUNNING');
        const tasks = 'tasks' in input ? (input.tasks ?? []) : [];
        return { tasks: tasks.map((taskArn) => ({ taskArn, lastStatus: status(taskArn) })), failures: [] };
      },
    },
  };
}

describe('a port that remembers', () => {
  it('asks nothing twice in one look, and what can change again in the next', async () => {
    const { port, asked } = noting();
    const remembering = rememberingPort(port, 3);
    await remembering.port.call('DescribeServices', { services: ['a'] });
    await remembering.port.call('DescribeServices', { services: ['a'] });
    expect(asked).toHaveLength(1);
    remembering.nextLook();
    await remembering.port.call('DescribeServices', { services: ['a'] });
    expect(asked).toHaveLength(2);
  });

  it('asks for a task definition once, and for target groups once in a while', async () => {
    const { port, asked } = noting();
    const remembering = rememberingPort(port, 3);
    for (let look = 0; look < 9; look += 1) {
      await remembering.port.call('DescribeTaskDefinition', { taskDefinition: 'a:1' });
      await remembering.port.call('DescribeTargetGroups', { TargetGroupArns: ['t'] });
      remembering.nextLook();
    }
    expect(asked.filter((line) => line.startsWith('DescribeTaskDefinition'))).toHaveLength(1);
    expect(asked.filter((line) => line.startsWith('DescribeTargetGroups'))).toHaveLength(3);
  });

  it('describes a stopped task once, and still tells of it', async () => {
    const { port, asked } = noting();
    const remembering = rememberingPort(port, 3);
    const ask = () => remembering.port.call('DescribeTasks', { tasks: ['alive', 'dead'] });
    await ask();
    remembering.nextLook();
    const answer = await ask();
    expect(asked.at(-1)).toBe('DescribeTasks {"tasks":["alive"]}');
    expect(JSON.stringify(answer)).toContain('"taskArn":"dead","lastStatus":"STOPPED"');
  });

  it('never remembers a failure', async () => {
    let isBroken = true;
    const remembering = rememberingPort(
      {
        async call() {
          if (isBroken) throw new Error('broken');
          return {};
        },
      },
      3,
    );
    await expect(remembering.port.call('ListClusters', {})).rejects.toThrow('broken');
    isBroken = false;
    await expect(remembering.port.call('ListClusters', {})).resolves.toEqual({});
  });
});
