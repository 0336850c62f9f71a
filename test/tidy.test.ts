import { describe, expect, it } from 'vitest';
import { RULES } from '../src/rules/index.ts';
import { SCENARIOS } from '../src/simulator/scenarios/index.ts';
import { BOUNDARIES, IMPURITY, PRIVILEGES, PURE } from './tidy/boundaries.ts';
import {
  casts,
  circles,
  leftBehind,
  misnamed,
  tooLong,
  tooLongFunctions,
  trespasses,
  undocumented,
  usurpers,
  within,
} from './tidy/laws.ts';
import { filesUnder, modulesUnder, textOf, trackedFiles } from './tidy/tree.ts';

const SOURCE = modulesUnder('src');
const TESTS = modulesUnder('test');
const TEST_TEXTS = TESTS.filter(({ path }) => path.endsWith('.test.ts'));

/** The only modules that may say of a text that it is encoded, or not to be trusted. */
const BRANDING = [
  'src/model/text.ts',
  'src/render/encode/code.ts',
  'src/render/encode/json.ts',
  'src/render/encode/palette.ts',
  'src/render/encode/terminal.ts',
  'src/render/encode/wrap.ts',
];

const CATEGORIES = ['health-check', 'startup', 'oom', 'load-balancer', 'other'];
const RULE_FOLDERS = CATEGORIES.map((category) => `src/rules/${category}/`);

it('the checker has seen the whole tree', () => {
  expect(SOURCE.length).toBeGreaterThan(300);
  expect(TESTS.length).toBeGreaterThan(100);
  expect(SOURCE.flatMap(({ imports }) => imports).length).toBeGreaterThan(1000);
});

describe('imports run one way', () => {
  it.each(BOUNDARIES)('out of $of, because $because', (boundary) => {
    expect(within(SOURCE, [boundary.of]).length).toBeGreaterThan(3);
    expect(trespasses(SOURCE, boundary)).toEqual([]);
  });

  it('without circles, of types neither, because a circle has no first thing to understand', () => {
    expect(circles(SOURCE)).toEqual([]);
  });

  it('and every one of ours names a module that exists', () => {
    const paths = new Set([...filesUnder('src'), 'package.json']);
    const lost = SOURCE.flatMap(({ path, imports }) =>
      imports
        .filter(({ of }) => of.startsWith('src/') && !paths.has(of))
        .map(({ of }) => `${path} imports ${of}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('only the edge', () => {
  it.each(PRIVILEGES)('$doing ($only), because $because', (privilege) => {
    expect(usurpers(SOURCE, privilege)).toEqual([]);
    for (const place of privilege.only) expect(within(SOURCE, [place])).not.toEqual([]);
  });

  it.each(PURE)(`${IMPURITY.doing}, and not %s, because ${IMPURITY.because}`, (folder) => {
    expect(within(SOURCE, [folder]).length).toBeGreaterThan(3);
    expect(usurpers(within(SOURCE, [folder]), IMPURITY)).toEqual([]);
  });
});

describe('a reader', () => {
  it('finds a module in 250 lines, because a longer one has two things to say', () => {
    expect(tooLong(SOURCE, 250)).toEqual([]);
  });

  it('finds a test in 400 lines', () => {
    expect(tooLong(TESTS, 400)).toEqual([]);
  });

  it('finds a function on one screen, of 50 lines', () => {
    expect(tooLongFunctions(SOURCE, 50)).toEqual([]);
  });

  it('finds a rule on one page, of 90 lines', () => {
    expect(tooLong(within(SOURCE, RULE_FOLDERS), 90)).toEqual([]);
  });

  it('finds a sentence above every function that others call', () => {
    expect(undocumented(SOURCE)).toEqual([]);
  });

  it('finds nothing that was left for later and no switch that turns a check off', () => {
    expect(leftBehind([...SOURCE, ...TESTS])).toEqual([]);
  });

  it('finds a cast only where a text is branded', () => {
    expect(casts([...SOURCE, ...TESTS], BRANDING)).toEqual([]);
    for (const path of BRANDING) expect(SOURCE.find((module) => module.path === path)?.casts).not.toEqual([]);
  });

  it('finds names in kebab case', () => {
    expect(misnamed([...filesUnder('src'), ...filesUnder('test')])).toEqual([]);
  });

  it('finds no path of the machine that a file was written on', () => {
    const foreign = [
      ['', 'work', ''],
      ['..', 'shared'],
      ['', 'home', 'user', ''],
    ].map((parts) => parts.join('/'));
    const files = trackedFiles();
    expect(files.length).toBeGreaterThan(400);
    expect(files.filter((path) => foreign.some((one) => textOf(path).includes(one)))).toEqual([]);
  });
});

describe('no test', () => {
  it('is skipped, or runs alone', () => {
    const switched = /\b(?:it|test|describe)(?:\.each)?\.(?:skip|only|fails|todo)|\bx(?:it|describe)\(/;
    expect(
      TESTS.flatMap(({ path, uses }) =>
        uses.filter((use) => switched.test(use)).map((use) => `${path}: ${use}`),
      ),
    ).toEqual([]);
  });

  it('keeps a snapshot that nobody has written', () => {
    expect(
      TESTS.filter(
        ({ uses, text }) => uses.includes('toMatchSnapshot') || /\.toMatch(?:Inline)?Snapshot\(/.test(text),
      ).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('everything is in its place', () => {
  const ruleFiles = within(SOURCE, RULE_FOLDERS).filter(({ text }) =>
    /^export const \w+ = define\w*Rule\(/m.test(text),
  );

  it.each(ruleFiles)('$path is registered in src/rules/index.ts under its own name', ({ path }) => {
    const [category, id] = path
      .replace(/^src\/rules\//, '')
      .replace(/\.ts$/, '')
      .split('/');
    expect(RULES.filter((rule) => rule.id === id).map((rule) => rule.category)).toEqual([category]);
  });

  it('every rule has a file', () => {
    expect(ruleFiles).toHaveLength(RULES.length);
  });

  it.each(ruleFiles)('$path has a test of the same path', ({ path }) => {
    const test = path.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts');
    expect(TEST_TEXTS.map((module) => module.path)).toContain(test);
  });

  it.each(SCENARIOS)('the scenario $name has a file, a test of its story and a golden report', ({ name }) => {
    const stories = TEST_TEXTS.find(({ path }) => path === 'test/simulator/scenarios/scenarios.test.ts');
    expect(SOURCE.map(({ path }) => path)).toContain(`src/simulator/scenarios/${name}.ts`);
    expect(stories?.text).toContain(`'${name}: `);
    expect(filesUnder('test/golden')).toContain(`test/golden/${name}.txt`);
  });

  const operations = SOURCE.filter(({ path }) =>
    /^src\/simulator\/operations\/(?:describe|filter|get|list)-[^/]+$/.test(path),
  );

  it.each(operations)('$path is asked by a test of the simulator', ({ path }) => {
    const kebab = path.split('/').at(-1)?.replace(/\.ts$/, '') ?? '';
    const name = kebab.replace(/(?:^|-)[a-z]/g, (start) => start.slice(-1).toUpperCase());
    const asked = TEST_TEXTS.filter((test) => test.path.startsWith('test/simulator/')).some(({ text }) =>
      new RegExp(`\\b${name}\\b`).test(text),
    );
    expect(asked).toBe(true);
  });

  it('and the simulator has as many operations as it should', () => {
    expect(operations.length).toBeGreaterThan(20);
  });
});
