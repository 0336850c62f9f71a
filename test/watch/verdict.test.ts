import { describe, expect, it } from 'vitest';
import { untrusted } from '../../src/model/text.ts';
import { NOW } from '../support/task.ts';
import {
  deployment,
  failsAt,
  ROLLING,
  steadily,
  UPDATING_STACK,
  watched,
  withDeployments,
} from '../support/watched.ts';

describe('another deployment', () => {
  const before = withDeployments({}, deployment('ecs-svc/89', { ...ROLLING }));
  const next = (definitionArn: string) =>
    withDeployments(
      {},
      deployment('ecs-svc/90', { createdAt: NOW, taskDefinitionArn: untrusted(definitionArn) }),
      deployment('ecs-svc/89', { status: untrusted('ACTIVE') }),
    );

  it('takes over: superseded, even where it is well', () => {
    const moments = [{ at: 0, saw: before }, ...steadily(10, 400, next('backend:90'))];
    expect(watched({}, moments)).toMatchObject({ ending: { kind: 'superseded' }, endedAt: 10 });
  });

  it('of what ran before, after tasks have failed, is a way back: a failure', () => {
    const old = deployment('ecs-svc/88', {
      status: untrusted('ACTIVE'),
      createdAt: NOW - 9_000_000,
      taskDefinitionArn: untrusted('backend:88'),
    });
    const first = withDeployments(
      { stopped: [failsAt('dead1', -5)] },
      deployment('ecs-svc/89', ROLLING),
      old,
    );
    const moments = [
      { at: 0, saw: first },
      { at: 10, saw: next('backend:88') },
    ];
    expect(watched({}, moments).ending?.kind).toBe('failed');
  });

  it('is the one to watch while a stack has only just come to its service', () => {
    const stack = { ...UPDATING_STACK, updatedAt: NOW - 5000 };
    const old = withDeployments({ stack }, deployment('ecs-svc/89', { createdAt: NOW - 9_000_000 }));
    const made = withDeployments({ stack }, deployment('ecs-svc/90', { createdAt: NOW, ...ROLLING }));
    const { state, ending } = watched({ stack: 'watched' }, [
      { at: 0, saw: old },
      { at: 10, saw: made },
    ]);
    expect(ending).toBeUndefined();
    expect(state.pin?.id).toBe('ecs-svc/90');
  });
});

describe('trouble', () => {
  it('never ends a watch before its time, and is told at the end', () => {
    const blind = Array.from({ length: 180 }, (_, index) => ({ at: index * 10 + 10, trouble: 'expired' }));
    const moments = [{ at: 0, saw: {} }, ...blind];
    expect(watched({}, moments.slice(0, 180)).ending).toBeUndefined();
    expect(watched({}, moments).ending).toEqual({ kind: 'unseen', text: 'expired' });
  });
});
