import { describe, expect, it } from 'vitest';
import type { NotExamined } from '../../src/model/not-examined.ts';
import { listCases } from '../support/case-account.ts';
import { isForbidden, runCase } from './run-case.ts';

/** What a caller may lack: one part of the evidence each. */
const DENIALS = {
  'the logs': ['logs:FilterLogEvents'],
  'everything of the load balancer': [
    'elasticloadbalancing:DescribeTargetHealth',
    'elasticloadbalancing:DescribeTargetGroups',
    'elasticloadbalancing:DescribeTargetGroupAttributes',
  ],
  'the lists of tasks': ['ecs:ListTasks'],
  'the task definitions': ['ecs:DescribeTaskDefinition'],
  'the stack': [
    'cloudformation:DescribeStacks',
    'cloudformation:DescribeStackEvents',
    'cloudformation:ListStackResources',
  ],
  'the history of deployments': ['ecs:ListServiceDeployments'],
};

describe.each(listCases())('the recorded incident %s', (id) => {
  it('is diagnosed as what it was', async () => {
    const result = await runCase(id);
    expect(result.faults).toEqual([]);
    expect(isForbidden(result)).toBe(false);
  });

  it.each(Object.entries(DENIALS))('is judged with care where %s may not be read', async (_, denied) => {
    const { incident, report } = await runCase(id, denied);
    const { verdict } = report.diagnosis;
    if (verdict === 'healthy') expect(incident.truth.verdict).toContain('healthy');
    if (denied.some((action) => (report.apiCalls[action] ?? 0) > 0)) {
      expect(denied).toEqual(expect.arrayContaining([oneOf(report.notExamined, denied)]));
    }
  });
});

/** The first of `denied` that the report names as what would help. */
function oneOf(notExamined: readonly NotExamined[], denied: readonly string[]): string | undefined {
  return notExamined.map(({ action }) => action).find((action) => denied.includes(action));
}
