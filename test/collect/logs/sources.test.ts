import { describe, expect, it } from 'vitest';
import { logSources, type Selection, type ServiceLogs } from '../../../src/collect/logs/sources.ts';
import type { TaskDefinition } from '../../../src/model/task-definition.ts';
import { untrusted } from '../../../src/model/text.ts';
import { definition } from '../../support/definition.ts';
import { containerDefinition } from '../../support/snapshot.ts';
import { DEFINITION_ARN } from '../../support/task.ts';

const ALL: Selection = { tasks: [], containers: [], previous: 'too' };

function logs(of: TaskDefinition, service = 'backend'): ServiceLogs {
  return { cluster: 'prod', service, running: [], stopped: [], definitions: [of] };
}

function begins(services: readonly ServiceLogs[], selection: Partial<Selection> = {}): readonly string[] {
  return logSources(services, { ...ALL, ...selection }).map(({ streamsBegin }) => streamsBegin);
}

function container(name: string, streamPrefix?: string) {
  const log = { driver: untrusted('awslogs'), group: untrusted('/ecs/backend') };
  return containerDefinition(name, {
    log: streamPrefix === undefined ? log : { ...log, streamPrefix: untrusted(streamPrefix) },
  });
}

const WEB = definition(container('web', 'app'), container('proxy', 'app'));

describe('the sources of logs', () => {
  it('are the streams of each container, by prefix and name', () => {
    expect(begins([logs(WEB)])).toEqual(['app/web/', 'app/proxy/']);
  });

  it('are only those of the containers and tasks that were named', () => {
    const named = begins([logs(WEB)], { containers: ['web'], tasks: ['1111', '2222'] });
    expect(named).toEqual(['app/web/1111', 'app/web/2222']);
  });

  it('are read once although two revisions or two services share them', () => {
    const sources = logSources([logs(WEB), logs({ ...WEB, arn: untrusted('web:2') }, 'worker')], ALL);
    expect(sources).toHaveLength(2);
    expect(sources[0]?.services).toEqual(['backend', 'worker']);
  });

  it('are single streams, by the id of the container, where there is no prefix', () => {
    const bare = definition(container('web'));
    const task = {
      arn: untrusted('arn/1'),
      id: untrusted('1'),
      taskDefinitionArn: DEFINITION_ARN,
      lastStatus: untrusted('RUNNING'),
      containers: [{ name: untrusted('web'), runtimeId: untrusted('c0ffee'), hostPorts: [] }],
    };
    const [source] = logSources([{ ...logs(bare), running: [task] }], ALL);
    expect(source).toMatchObject({ streamsBegin: 'c0ffee', taskId: '1' });
  });
});
