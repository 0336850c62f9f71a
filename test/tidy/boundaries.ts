import type { Boundary, Privilege } from './laws.ts';

/** Which way imports run: main → cli → commands → everything else, and diagnose → rules → facts → model. */
export const BOUNDARIES: readonly Boundary[] = [
  {
    of: 'src/model/',
    mayKnow: [],
    because: 'everything is said in its terms, so it depends on nothing',
  },
  {
    of: 'src/facts/',
    mayKnow: ['src/model/'],
    because: 'a reading of a snapshot is the same whoever asks',
  },
  {
    of: 'src/rules/',
    mayKnow: ['src/facts/', 'src/model/'],
    because: 'a rule judges what was read and neither fetches nor words its own output',
  },
  {
    of: 'src/diagnose/',
    mayKnow: ['src/rules/', 'src/facts/', 'src/model/'],
    because: 'the same snapshot always gives the same report',
  },
  {
    of: 'src/watch/',
    mayKnow: ['src/facts/', 'src/model/'],
    because: 'what a watch makes of its looks does not depend on how they were taken or are shown',
  },
  {
    of: 'src/render/',
    mayKnow: ['src/model/', 'chalk', 'string-width', 'wrap-ansi'],
    because: 'a renderer shows a report and decides nothing',
  },
  {
    of: 'src/snapshot/',
    mayKnow: ['src/model/', 'src/errors.ts', 'valibot'],
    because: 'a saved snapshot is text and a value, wherever they come from',
  },
  {
    of: 'src/collect/',
    mayKnow: ['src/aws/', 'src/model/', 'src/errors.ts', 'valibot', '@aws-sdk/'],
    because: 'what was observed does not depend on what will be made of it',
  },
  {
    of: 'src/aws/',
    mayKnow: ['src/errors.ts', '@aws-sdk/'],
    because: 'the port to AWS knows calls and failures, and nothing of services that cycle',
  },
  {
    of: 'src/simulator/',
    mayKnow: ['src/aws/', 'src/model/', 'src/clock.ts', 'valibot', 'node:', '@aws-sdk/'],
    because: 'the simulated AWS must not know what the program hopes to find',
  },
  {
    of: 'src/terminal/',
    mayKnow: ['src/render/', 'src/context.ts', 'ora'],
    because: 'a stream is written to, whatever the text says',
  },
];

/** The folders whose functions are pure: the same arguments give the same answer, and nothing else happens. */
export const PURE: readonly string[] = [
  'src/model/',
  'src/facts/',
  'src/rules/',
  'src/diagnose/',
  'src/render/',
  'src/snapshot/',
];

/** What only some may do. */
export const PRIVILEGES: readonly Privilege[] = [
  {
    doing: 'loads the AWS SDK',
    imports: /^@(?:aws-sdk|smithy)\//,
    counts: 'at run time',
    only: ['src/aws/'],
    because: 'one place bounds, translates and counts every call; elsewhere its types are enough',
  },
  {
    doing: 'reads `process`',
    uses: /^(?:process|globalThis)\b/,
    imports: /^(?:node:)?process$/,
    counts: 'all',
    only: ['src/main.ts'],
    because: 'everything else gets its world as an argument, so that a test can make another one',
  },
  {
    doing: 'writes to the screen',
    uses: /^console\b|^process\.std(?:out|err)\.write$/,
    imports: /^ora$/,
    counts: 'all',
    only: ['src/terminal/'],
    because: 'only encoded text may reach a terminal or a CI log, and it goes through one stream',
  },
  {
    doing: 'reads the clock',
    uses: /^(?:Date\.now|new Date\(\)|Date\(\)|performance\.now)$/,
    imports: /^(?:node:)?perf_hooks$/,
    counts: 'all',
    only: ['src/clock.ts', 'src/simulator/'],
    because: 'a report of the same evidence must not change with the hour',
  },
  {
    doing: 'touches the disk',
    imports: /^(?:node:)?fs(?:\/promises)?$/,
    counts: 'all',
    only: ['src/files.ts'],
    because: 'files are bounded when they are read and private when they are written, in one place',
  },
  {
    doing: 'opens the network by itself',
    uses: /^(?:fetch|WebSocket)$/,
    imports: /^(?:node:)?(?:https?|http2|net|tls|dgram|undici)$/,
    counts: 'all',
    // An argument of collect/pages.ts has the name `fetch`.
    only: ['src/simulator/wire/', 'src/http.ts', 'src/collect/pages.ts'],
    because: 'AWS is asked through its SDK, a load balancer in one place, and only the simulator listens',
  },
  {
    doing: 'starts a program',
    imports: /^(?:node:)?(?:child_process|worker_threads|vm)$/,
    counts: 'all',
    only: [],
    because: 'it only reads, and runs nothing of what it reads',
  },
  {
    doing: 'builds colours',
    imports: /^(?:chalk|ansi-styles|yoctocolors|picocolors)$/,
    counts: 'all',
    only: ['src/render/'],
    because: 'whether there are colours is decided once, and a colour never says anything alone',
  },
  {
    doing: 'reads the command line',
    imports: /^commander$/,
    counts: 'all',
    only: ['src/cli/'],
    because: 'a command takes plain options, and can be run without a command line',
  },
  {
    doing: 'knows a test',
    imports: /^test\/|^vitest/,
    counts: 'all',
    only: [],
    because: 'the program is the same without its tests',
  },
];

/** What nobody may do in `PURE`. */
export const IMPURITY: Privilege = {
  doing: 'depends on time, chance, the network, files or the screen',
  uses: /^(?:(?:async|process|console|globalThis|fetch|crypto|performance|set(?:Timeout|Interval|Immediate)|queueMicrotask|Date\.now|Math\.random)\b|(?:new )?Date\(\)$)/,
  imports: /^(?:node:|fs|os|path|crypto|util|timers)/,
  counts: 'all',
  only: [],
  because: 'the same snapshot always gives the same words',
};
