import { describe, expect, it } from 'vitest';
import type { ServiceEvent } from '../../../src/model/service.ts';
import { untrusted } from '../../../src/model/text.ts';
import { placementFailed } from '../../../src/rules/other/placement-failed.ts';
import {
  evidenceAt,
  fires,
  isUnknownWithoutNeeds,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { event, healthySnapshot, PRIMARY, steadyEvent } from '../../support/snapshot.ts';

const NO_ROOM = event(
  60,
  '(service backend) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 4f2c) has insufficient memory available.',
);

describe('the rule placement-failed', () => {
  it('quotes the event that says what the hosts lack, and takes a lack of memory for no more than that', () => {
    const finding = fires(placementFailed, healthySnapshot({ running: [], events: [NO_ROOM] }));
    expect(finding).toMatchObject({ category: 'other', confidence: 'certain', affected: { tasks: 0 } });
    expect(finding.title).toContain('has insufficient memory available');
    expect(finding.summary).toContain('0 of 2 tasks run');
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({ weight: 'direct' });
  });

  it('lets one task stop first where a deployment must leave all of them and the hosts are full', () => {
    const before = { ...PRIMARY, id: untrusted('ecs-svc/8'), status: untrusted('ACTIVE') };
    const rolling = (message: ServiceEvent, minimumHealthyPercent?: number) =>
      fires(
        placementFailed,
        healthySnapshot({
          events: [message],
          state: { deployments: [PRIMARY, before] },
          settings: { minimumHealthyPercent },
        }),
      );
    expect(rolling(NO_ROOM).remedy.settings).toMatchObject([
      {
        path: 'service.deploymentConfiguration.minimumHealthyPercent',
        current: 100,
        recommended: 50,
        because: expect.stringContaining('ceil(2 × 50 %) = 1'),
      },
    ]);
    expect(rolling(NO_ROOM, 50).remedy.settings).toEqual([]);
    const attribute =
      '(service backend) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 4f2c) is missing an attribute required by your task.';
    expect(rolling(event(60, attribute)).remedy.settings).toEqual([]);
  });

  it('names hosts whose agent is not connected', () => {
    const hosts = [
      { arn: untrusted('arn:aws:ecs:us-east-1:1:container-instance/prod/4f2c'), agentConnected: false },
    ];
    const finding = fires(placementFailed, healthySnapshot({ running: [], events: [NO_ROOM], hosts }));
    expect(evidenceAt(finding, 'containerInstances[4f2c].agentConnected')).toMatchObject({
      kind: 'host',
      source: 'ecs:DescribeContainerInstances',
    });
  });

  it.each([
    ['a lack of memory', 'TaskFailedToStart: RESOURCE:MEMORY'],
    [
      'a lack of Fargate capacity',
      'Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    ],
    [
      'a port of the host that is taken',
      'CannotStartContainerError: Error response from daemon: driver failed programming external connectivity on endpoint: Bind for 0.0.0.0:80 failed: port is already allocated',
    ],
  ])('quotes the stop reason for %s', (_, text) => {
    quotesStopReason(placementFailed, text);
  });

  it('stays silent on an image that cannot be pulled, although ECS says that it could not place the task', () => {
    const text =
      '(service backend) was unable to place a task. Reason: CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref backend:90: not found.';
    staysSilent(placementFailed, healthySnapshot({ events: [event(60, text)] }));
  });

  it('stays silent once a task has been started since and none is missing', () => {
    const started = event(
      20,
      '(service backend) has started 1 tasks: (task 4f2c0000000000000000000000000001).',
    );
    staysSilent(placementFailed, healthySnapshot({ events: [started, NO_ROOM] }));
    fires(placementFailed, healthySnapshot({ events: [started, NO_ROOM], running: [] }));
  });

  it('stays silent on an event that a steady state has followed', () => {
    staysSilent(placementFailed, healthySnapshot({ events: [steadyEvent(10), NO_ROOM] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(placementFailed);
  });
});
