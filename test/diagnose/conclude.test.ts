import { describe, expect, it } from 'vitest';
import { conclude } from '../../src/diagnose/conclude.ts';
import { examine } from '../../src/diagnose/examine.ts';
import { readFacts } from '../../src/facts/facts.ts';
import type { Rule } from '../../src/rules/define.ts';
import { fakeRule } from '../support/fake-rule.ts';
import { healthySnapshot } from '../support/snapshot.ts';
import { stoppedTask } from '../support/task.ts';

/** Five failed tasks, the newest first: `dead1` 100 s ago, `dead2` 200 s ago, and so on. */
const FACTS = readFacts(
  healthySnapshot({
    stopped: [1, 2, 3, 4, 5].map((n) => stoppedTask({ id: `dead${n}`, stoppedAgo: n * 100 })),
  }),
);

function concluded(...rules: readonly Rule[]) {
  const { causes, symptoms, risks } = conclude(examine(FACTS, rules));
  const ids = (findings: typeof causes) => findings.map(({ id }) => id);
  return { causes: ids(causes), symptoms: ids(symptoms), risks: ids(risks) };
}

describe('the order of causes', () => {
  it('puts the cause of more tasks first', () => {
    expect(
      concluded(fakeRule('few', { tasks: ['dead1'] }), fakeRule('many', { tasks: ['dead2', 'dead3'] })),
    ).toEqual({ causes: ['many', 'few'], symptoms: [], risks: [] });
  });

  it('counts the tasks of a cause that is only suspected for less', () => {
    const suspected = fakeRule('suspected', { tasks: ['dead1', 'dead2', 'dead3'], weight: 'circumstantial' });
    const shown = fakeRule('shown', { tasks: ['dead4'] });
    expect(concluded(suspected, shown).causes).toEqual(['shown', 'suspected']);
  });

  it('puts what was seen last first among equals', () => {
    expect(
      concluded(fakeRule('older', { tasks: ['dead5'] }), fakeRule('newer', { tasks: ['dead1'] })).causes,
    ).toEqual(['newer', 'older']);
  });
});

describe('a cause that outlasts another one', () => {
  const lasting = fakeRule('lasting', { tasks: ['dead1'], outlasts: ['lost'] });
  const lost = (...tasks: readonly string[]) => fakeRule('lost', { tasks });

  it('goes before it where it was seen minutes after the last of its tasks', () => {
    const held = readFacts(
      healthySnapshot({
        stopped: [1, 601, 602].map((n, index) => stoppedTask({ id: `dead${index + 1}`, stoppedAgo: n })),
      }),
    );
    const { causes } = conclude(examine(held, [lost('dead2', 'dead3'), lasting]));
    expect(causes.map(({ id }) => id)).toEqual(['lasting', 'lost']);
  });

  it('goes behind it where that has only just happened, or happens again and again', () => {
    expect(concluded(lasting, lost('dead2', 'dead3')).causes).toEqual(['lost', 'lasting']);
    const repeated = readFacts(
      healthySnapshot({
        stopped: [1, 401, 3000].map((n, index) => stoppedTask({ id: `dead${index + 1}`, stoppedAgo: n })),
      }),
    );
    const { causes } = conclude(examine(repeated, [lost('dead2', 'dead3'), lasting]));
    expect(causes.map(({ id }) => id)).toEqual(['lost', 'lasting']);
  });
});

describe('a cause that explains another finding', () => {
  it('makes a symptom of what was seen later', () => {
    const crash = fakeRule('crash', {
      tasks: ['dead5'],
      explains: [{ of: { rule: 'limit' }, when: 'earlier' }],
    });
    const limit = fakeRule('limit', { tasks: ['dead1', 'dead2'] });
    expect(concluded(crash, limit)).toEqual({ causes: ['crash'], symptoms: ['limit'], risks: [] });
  });

  it('explains nothing that was there before it', () => {
    const crash = fakeRule('crash', {
      tasks: ['dead1'],
      explains: [{ of: { rule: 'limit' }, when: 'earlier' }],
    });
    const limit = fakeRule('limit', { tasks: ['dead5'] });
    expect(concluded(crash, limit).symptoms).toEqual([]);
  });

  it('accounts for a category once it has a quarter of its tasks', () => {
    const explains = [{ of: { category: 'startup' }, when: 'substantial' }] as const;
    const memory = fakeRule('memory', { tasks: ['dead1'], explains, category: 'oom' });
    const four = fakeRule('crash', { tasks: ['dead2', 'dead3', 'dead4', 'dead5'] });
    const five = fakeRule('crash', { tasks: ['dead1', 'dead2', 'dead3', 'dead4', 'dead5'] });
    expect(concluded(memory, four)).toMatchObject({ causes: ['memory'], symptoms: ['crash'] });
    expect(concluded(memory, five)).toMatchObject({ causes: ['crash', 'memory'], symptoms: [] });
  });

  it('does not explain what is of another category', () => {
    const explains = [{ of: { category: 'load-balancer' }, when: 'substantial' }] as const;
    const memory = fakeRule('memory', { tasks: ['dead1'], explains, category: 'oom' });
    expect(concluded(memory, fakeRule('crash', { tasks: ['dead2'] })).symptoms).toEqual([]);
  });
});

describe('a symptom', () => {
  const all = ['dead1', 'dead2', 'dead3', 'dead4', 'dead5'];

  it('is shown under the causes of at least half of its tasks', () => {
    const cause = fakeRule('cause', { tasks: ['dead1', 'dead2', 'dead3'] });
    expect(concluded(cause, fakeRule('sign', { tasks: all, role: 'symptom' }))).toMatchObject({
      causes: ['cause'],
      symptoms: ['sign'],
    });
  });

  it('becomes a cause where the causes leave most of its tasks unexplained', () => {
    const cause = fakeRule('cause', { tasks: ['dead1', 'dead2'] });
    expect(concluded(cause, fakeRule('sign', { tasks: all, role: 'symptom' }))).toMatchObject({
      causes: ['sign', 'cause'],
      symptoms: [],
    });
  });

  it('becomes the cause where there is none', () => {
    expect(concluded(fakeRule('sign', { tasks: [], role: 'symptom' })).causes).toEqual(['sign']);
  });

  it('of which only events speak stands under whatever cause there is', () => {
    const cause = fakeRule('cause', { tasks: ['dead1'] });
    expect(concluded(cause, fakeRule('sign', { tasks: [], role: 'symptom' })).symptoms).toEqual(['sign']);
  });
});

describe('a risk', () => {
  it('is neither a cause nor a symptom', () => {
    expect(concluded(fakeRule('risk', { tasks: [], role: 'risk' }))).toEqual({
      causes: [],
      symptoms: [],
      risks: ['risk'],
    });
  });

  const grace = fakeRule('cause', {
    tasks: ['dead1'],
    settings: [['service.healthCheckGracePeriodSeconds', 345]],
  });

  it('is not told a second time, with another number, where a cause already changes its setting', () => {
    const risk = fakeRule('risk', {
      tasks: [],
      role: 'risk',
      settings: [['service.healthCheckGracePeriodSeconds', 150]],
    });
    expect(concluded(grace, risk).risks).toEqual([]);
    expect(concluded(risk).risks).toEqual(['risk']);
  });

  it('is told in full where a cause changes only a part of its settings, or it has none', () => {
    const risk = fakeRule('risk', {
      tasks: [],
      role: 'risk',
      settings: [
        ['service.healthCheckGracePeriodSeconds', 150],
        ['service.desiredCount', 1],
      ],
    });
    const { risks } = conclude(examine(FACTS, [grace, risk]));
    expect(risks[0]?.remedy.settings.map(({ path }) => path)).toEqual([
      'service.healthCheckGracePeriodSeconds',
      'service.desiredCount',
    ]);
    expect(concluded(grace, fakeRule('bare', { tasks: [], role: 'risk' })).risks).toEqual(['bare']);
  });

  it('is told where a cause changes the same setting of another container', () => {
    const of = (container: string) => ({ container, settings: [['memory', 768]] }) as const;
    const cause = fakeRule('cause', { tasks: ['dead1'], ...of('api') });
    const risk = (container: string) => fakeRule('risk', { tasks: [], role: 'risk', ...of(container) });
    expect(concluded(cause, risk('api')).risks).toEqual([]);
    expect(concluded(cause, risk('proxy')).risks).toEqual(['risk']);
  });

  it('is not told where a cause says the same in its own words', () => {
    const risk = fakeRule('risk', { tasks: [], role: 'risk', saidBy: ['cause'] });
    expect(concluded(grace, risk).risks).toEqual([]);
    expect(concluded(fakeRule('other', { tasks: ['dead1'] }), risk).risks).toEqual(['risk']);
  });
});
