import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { untrusted } from '../../../src/model/text.ts';
import { logicalIds } from '../../../src/render/patch/logical-ids.ts';
import { BLUEPRINT, GROUP_ARN, RESOURCES, reportWith } from './rich-report.ts';

function namesIn(more: Partial<Report>) {
  const ids = logicalIds(reportWith([], [], more));
  return [ids.service, ids.taskDefinition, ids.targetGroup(GROUP_ARN)];
}

function stackOf(resources: typeof RESOURCES) {
  return { name: 'backend-prod', status: 'UPDATE_IN_PROGRESS', since: null, resources };
}

describe('the names in the template', () => {
  it('are found by the ARN of a service and a target group, and by the family of a task definition', () => {
    expect(namesIn({})).toEqual(['ApiService', 'ApiTask', 'ApiTargets']);
  });

  it('prefer the very revision to another one of the family', () => {
    const [older] = RESOURCES;
    const exact = { ...older, logicalId: untrusted('Exact'), physicalId: BLUEPRINT.taskDefinition?.arn };
    const resourceType = untrusted('AWS::ECS::TaskDefinition');
    expect(namesIn({ stack: stackOf([...RESOURCES, { ...exact, resourceType }]) })[1]).toBe('Exact');
  });

  it('are found by the name of a service whose ARN has the old form, or could not be read', () => {
    const short = RESOURCES.map((one) => ({
      ...one,
      physicalId: untrusted(`${one.physicalId}`.replace('service/prod/', 'service/')),
    }));
    expect(namesIn({ stack: stackOf(short) })[0]).toBe('ApiService');
    expect(namesIn({ blueprint: { ...BLUEPRINT, service: null } })[0]).toBe('ApiService');
  });

  it('are not taken from a resource of another kind or name', () => {
    const others = RESOURCES.map((one) => ({ ...one, physicalId: untrusted(`${one.physicalId}x/other:1`) }));
    expect(namesIn({ stack: stackOf(others) })).toEqual([undefined, undefined, undefined]);
    expect(namesIn({ stack: null })).toEqual([undefined, undefined, undefined]);
  });
});
