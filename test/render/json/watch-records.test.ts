import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import type { WatchEnding } from '../../../src/model/watch.ts';
import reportSchema from '../../../src/render/json/report.schema.json';
import { reportJson } from '../../../src/render/json/report.ts';
import watchSchema from '../../../src/render/json/watch.schema.json';
import {
  eventRecord,
  findingRecord,
  heartbeatRecord,
  resultRecord,
  snapshotRecord,
  targetRecord,
  taskRecord,
  versionRecord,
} from '../../../src/render/json/watch-records.ts';
import { complaints } from '../../support/json-schema.ts';
import { HOSTILE } from '../encode/hostile.ts';
import { hostileReport } from '../hostile-report.ts';
import { STEADY, SWINGING } from '../live/sample-view.ts';
import { CAUSE } from '../sample-findings.ts';
import { REPORT } from '../sample-report.ts';
import { NOW, TARGET } from '../sample-target.ts';

/** Both published schemas in one, so that what one says of the other is found. */
const SCHEMA = {
  ...JSON.parse(JSON.stringify(watchSchema).replaceAll('report.schema.json#', '#')),
  $defs: {
    ...reportSchema.$defs,
    ...JSON.parse(JSON.stringify(watchSchema.$defs).replaceAll('report.schema.json#', '#')),
  },
};

const PLACE = { at: NOW, target: TARGET };
const FAILED: WatchEnding = {
  kind: 'failed',
  text: 'four tasks failed of the same cause',
};

/** A record of each kind, with the same text from outside wherever one can stand. */
function recordsSaying(text: string): readonly string[] {
  const target = { ...TARGET, service: untrusted(text) };
  const place = { at: NOW, target };
  const view = { ...SWINGING, target, trouble: text, suspicion: text, stackStatus: text };
  return [
    versionRecord({ tool: REPORT.tool, stableForSeconds: 300, timeoutSeconds: 1800 }, NOW),
    snapshotRecord(view),
    heartbeatRecord(view),
    ...SWINGING.tasks.map((task) => taskRecord({ ...task, note: text }, place)),
    ...SWINGING.targets.map((health) => targetRecord({ ...health, reason: text }, place)),
    eventRecord({ at: NOW, kind: 'task', subject: text, tone: 'bad', text }, target),
    findingRecord({ ...CAUSE, summary: text }, place),
    resultRecord([{ ending: { ...FAILED, text }, target, report: hostileReport(text) }], 1, NOW),
  ];
}

describe('a record of a watch', () => {
  it.each(['plain', ...HOSTILE])('is one line and fits the published schema, with text %#', (text) => {
    for (const record of recordsSaying(text)) {
      expect(record.indexOf('\n')).toBe(record.length - 1);
      expect(complaints(JSON.parse(record), SCHEMA)).toEqual([]);
    }
  });

  it('fits it with nothing known', () => {
    const bare = {
      ...STEADY,
      dataAt: undefined,
      deployment: undefined,
      stackStatus: undefined,
      holdsSince: undefined,
      samples: [],
    };
    const ending = { kind: 'interrupted', text: 'after 3 s' } as const;
    const result = resultRecord([{ ending, target: TARGET }], 130, NOW);
    for (const record of [snapshotRecord(bare), result]) {
      expect(complaints(JSON.parse(record), SCHEMA)).toEqual([]);
    }
  });

  it('says where the service stands, in numbers', () => {
    expect(JSON.parse(snapshotRecord(SWINGING))).toMatchObject({
      type: 'snapshot',
      at: '2026-11-01T14:03:11.000Z',
      dataAt: '2026-11-01T14:03:09.000Z',
      target: { cluster: 'prod', service: 'backend' },
      counts: { desired: 2, running: 2, runningHere: 2, pending: 0, healthy: 1 },
      failures: 4,
      holdsSince: null,
    });
    expect(JSON.parse(heartbeatRecord(STEADY))).toMatchObject({
      type: 'heartbeat',
      holdsSince: '2026-11-01T14:01:31.000Z',
    });
  });

  it('says of a task and of a target how they stand', () => {
    const [, , failed] = SWINGING.tasks.map((task) => JSON.parse(taskRecord(task, PLACE)));
    expect(failed.task).toMatchObject({
      state: 'failed',
      stoppedAt: '2026-11-01T14:01:33.000Z',
      createdAt: null,
    });
    const [, unhealthy] = SWINGING.targets.map((health) => JSON.parse(targetRecord(health, PLACE)));
    expect(unhealthy).toMatchObject({ type: 'target', health: { id: '10.0.2.7:8080', state: 'unhealthy' } });
  });

  it('ends with the result: the exit code, how each watch ended, and the reports as they are elsewhere', () => {
    const results = [{ ending: FAILED, target: TARGET, report: REPORT }];
    const record = JSON.parse(resultRecord(results, 1, NOW));
    expect(record).toMatchObject({ type: 'result', exitCode: 1 });
    expect(record.results).toEqual([
      {
        target: record.results[0].target,
        ending: 'failed',
        text: FAILED.text,
        report: JSON.parse(reportJson([REPORT])),
      },
    ]);
  });
});
