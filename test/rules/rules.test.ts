import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';

const SOURCE = new URL('../../src/rules/', import.meta.url);
const TESTS = new URL('./', import.meta.url);
const CATEGORIES = ['health-check', 'startup', 'oom', 'load-balancer', 'other'] as const;

/** A command changes nothing: it describes, lists, gets or follows, or runs an image here. */
const READING_COMMAND =
  /^(?:aws [a-z0-9-]+ (?:(?:describe|list|get|filter|lookup)-[a-z-]+|tail)\b|aws ecs execute-command\b|docker (?:run|image inspect|manifest inspect|inspect)\b|curl\b|dig\b|openssl\b|ecs-doctor\b)[^\n]*$/;

/** Files that several rules of a category share. */
const SHARED = [
  'health-check/probe.ts',
  'health-check/probe-met.ts',
  'health-check/probe-tool.ts',
  'health-check/slow-step.ts',
  'load-balancer/path-change.ts',
  'load-balancer/listening-hint.ts',
  'load-balancer/protocol-hint.ts',
  'load-balancer/reach-hint.ts',
  'load-balancer/response-code.ts',
  'oom/explained.ts',
  'other/explained.ts',
];

function filesOf(root: URL, ending: string): string[] {
  return CATEGORIES.flatMap((category) =>
    readdirSync(new URL(category, root))
      .filter((name) => name.endsWith(ending))
      .map((name) => `${category}/${name}`),
  );
}

describe('the list of rules', () => {
  it('holds every rule that has a file, and each once', () => {
    const files = filesOf(SOURCE, '.ts').filter((file) => !SHARED.includes(file));
    const registered = RULES.map(({ id, category }) => `${category}/${id}.ts`);
    expect(registered.toSorted()).toEqual(files.toSorted());
  });

  it('has a test for each rule', () => {
    const tests = filesOf(TESTS, '.test.ts');
    expect(tests.toSorted()).toEqual(RULES.map(({ id, category }) => `${category}/${id}.test.ts`).toSorted());
  });

  it('names only rules that there are where one explains another, or says what a risk would say', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    const named = RULES.flatMap(({ explains }) =>
      explains.flatMap(({ of }) => ('rule' in of ? [of.rule] : [])),
    );
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(RULES.flatMap(({ saidBy }) => saidBy).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  it('says what it means, why it matters, what to do and when it is not the cause', () => {
    expect(rule.title).toMatch(/^\S.{10,}[^.]$/);
    for (const text of [rule.means, rule.why, rule.remedy, rule.notWhen])
      expect(text).toMatch(/^\S.{15,}[.”]$/s);
  });

  it('tells how to confirm it by hand, with commands that only read', () => {
    expect(rule.confirm.length).toBeGreaterThan(0);
    expect(rule.confirm.length).toBeLessThanOrEqual(4);
    for (const { run, look } of rule.confirm) {
      expect(look).toMatch(/^[A-Z“`].{10,}[.:”]$/s);
      if (run !== undefined) expect(run).toMatch(READING_COMMAND);
    }
  });

  it('points to pages that anybody can read', () => {
    expect(rule.docs.length).toBeGreaterThan(0);
    for (const address of rule.docs) expect(new URL(address).protocol).toBe('https:');
  });

  it('is said by a cause only where it is a risk', () => {
    if (rule.role !== 'risk') expect(rule.saidBy).toEqual([]);
  });

  it('needs something to look at', () => {
    expect(rule.needs.length).toBeGreaterThan(0);
  });

  it('fits on a screen or two', () => {
    const text = readFileSync(new URL(`${rule.category}/${id}.ts`, SOURCE), 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(90);
  });
});
