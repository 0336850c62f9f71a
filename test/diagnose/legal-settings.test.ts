import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import type { Report } from '../../src/model/report.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOfCase } from '../cases/run-case.ts';
import { listCases } from '../support/case-account.ts';

/**
 * What AWS accepts, whole numbers only:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroup.html
 */
const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'healthCheck.interval': [5, 300],
  'healthCheck.retries': [1, 10],
  'healthCheck.startPeriod': [0, 300],
  'healthCheck.timeout': [2, 60],
  startTimeout: [2, 120],
  stopTimeout: [2, 120],
  'taskDefinition.ephemeralStorage.sizeInGiB': [21, 200],
  'service.deploymentConfiguration.maximumPercent': [100, 200],
  'service.deploymentConfiguration.minimumHealthyPercent': [0, 100],
  'service.healthCheckGracePeriodSeconds': [0, 2_147_483_647],
  'targetGroup.HealthCheckIntervalSeconds': [5, 300],
  'targetGroup.HealthCheckTimeoutSeconds': [2, 120],
  'targetGroup.HealthyThresholdCount': [2, 10],
  'targetGroup.UnhealthyThresholdCount': [2, 10],
};

const CONTAINER_CHECK = fc.record({
  intervalSeconds: fc.integer({ min: 5, max: 300 }),
  timeoutSeconds: fc.integer({ min: 2, max: 60 }),
  retries: fc.integer({ min: 1, max: 10 }),
  startPeriodSeconds: fc.integer({ min: 0, max: 300 }),
});

const TARGET_CHECK = fc.record({
  healthCheckIntervalSeconds: fc.integer({ min: 6, max: 300 }),
  healthCheckTimeoutSeconds: fc.integer({ min: 2, max: 120 }),
  healthyThreshold: fc.integer({ min: 2, max: 10 }),
  unhealthyThreshold: fc.integer({ min: 2, max: 10 }),
});

/** The same incident with other settings of its checks, all of them such as AWS accepts. */
function withOtherChecks(snapshot: Snapshot): fc.Arbitrary<Snapshot> {
  return fc.record({ container: CONTAINER_CHECK, target: TARGET_CHECK }).map(({ container, target }) => {
    const { taskDefinitions, targetGroups } = snapshot.blueprint;
    return {
      ...snapshot,
      blueprint: {
        ...snapshot.blueprint,
        taskDefinitions:
          taskDefinitions.state === 'present'
            ? {
                ...taskDefinitions,
                value: taskDefinitions.value.map((definition) => ({
                  ...definition,
                  containers: definition.containers.map((one) =>
                    one.healthCheck ? { ...one, healthCheck: { ...one.healthCheck, ...container } } : one,
                  ),
                })),
              }
            : taskDefinitions,
        targetGroups:
          targetGroups.state === 'present'
            ? { ...targetGroups, value: targetGroups.value.map((group) => ({ ...group, ...target })) }
            : targetGroups,
      },
    };
  });
}

function illegalChanges({ diagnosis }: Report): readonly string[] {
  const { causes, symptoms, risks } = diagnosis;
  return [...causes, ...symptoms, ...risks].flatMap(({ id, remedy }) =>
    remedy.settings.flatMap(({ path, recommended }) => {
      const [least, most] = RANGES[path] ?? [];
      if (least === undefined || most === undefined) return [];
      const isLegal =
        Number.isInteger(recommended) && Number(recommended) >= least && Number(recommended) <= most;
      return isLegal ? [] : [`${id}: ${path} = ${recommended}`];
    }),
  );
}

describe('the recommended settings', () => {
  it.each(listCases())('of %s are such as AWS accepts, whatever its checks are set to', async (id) => {
    const { snapshot } = await snapshotOfCase(id);
    fc.assert(
      fc.property(withOtherChecks(snapshot), (other) => {
        expect(illegalChanges(diagnose(other, { name: 'ecs-doctor', version: 'test' }))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
