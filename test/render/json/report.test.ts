import { describe, expect, it } from 'vitest';
import { PATCH_DIALECTS } from '../../../src/model/patch.ts';
import schema from '../../../src/render/json/report.schema.json';
import { reportJson } from '../../../src/render/json/report.ts';
import { snippet } from '../../../src/render/patch/snippet.ts';
import { complaints } from '../../support/json-schema.ts';
import { HOSTILE } from '../encode/hostile.ts';
import { hostileReport } from '../hostile-report.ts';
import { RICH } from '../patch/rich-report.ts';
import { CAUSE } from '../sample-findings.ts';
import { REPORT } from '../sample-report.ts';

describe('the JSON report', () => {
  it('fits the published schema, and has no field that the schema lacks', () => {
    expect(complaints(JSON.parse(reportJson([REPORT])), schema)).toEqual([]);
  });

  it('fits it with nothing known', () => {
    const bare = {
      ...REPORT,
      service: null,
      target: { ...REPORT.target, account: undefined, stack: undefined },
      diagnosis: { ...REPORT.diagnosis, rootCause: null, causes: [], symptoms: [], risks: [] },
    };
    expect(complaints(JSON.parse(reportJson([bare])), schema)).toEqual([]);
  });

  it('fits it for several services', () => {
    const document = JSON.parse(reportJson([REPORT, REPORT]));
    expect(Object.keys(document)).toEqual(['schemaVersion', 'reports']);
    expect(complaints(document, schema)).toEqual([]);
  });

  it.each(HOSTILE)('fits it with hostile text %# everywhere', (payload) => {
    const document = JSON.parse(reportJson([hostileReport(payload)]));
    expect(complaints(document, schema)).toEqual([]);
    expect(document.diagnosis.causes[0].summary).toBe(payload);
  });

  it.each(PATCH_DIALECTS)(
    'has the change in %s where that was asked for, and fits the schema with it',
    (dialect) => {
      const document = JSON.parse(reportJson([RICH], dialect));
      expect(document.patch).toEqual({ dialect, text: snippet(RICH, dialect).join('\n') });
      expect(complaints(document, schema)).toEqual([]);
      expect(JSON.parse(reportJson([RICH])).patch).toBeNull();
    },
  );

  it('writes times as ISO 8601 in UTC and numbers as numbers', () => {
    const document = JSON.parse(reportJson([REPORT]));
    expect(document.generatedAt).toBe('2026-11-01T14:03:11.000Z');
    expect(document.diagnosis.causes[0].lastSeen).toBe('2026-11-01T14:02:33.000Z');
    expect(document.diagnosis.causes[0].remedy.settings[0]).toEqual({
      path: 'healthCheck.startPeriod',
      container: 'api',
      targetGroupArn: null,
      current: 60,
      recommended: 270,
      unit: 'seconds',
      because: CAUSE.remedy.settings[0]?.because,
    });
  });

  it('tells what a failing task wrote, by the time of day and by its distance to the stop', () => {
    const [group] = JSON.parse(reportJson([REPORT])).failingTasks;
    expect(group.more).toBe(16);
    expect(group.tasks[0].containers[0].lastLines.lines[2]).toEqual({
      at: '2026-11-01T14:02:30.600Z',
      secondsFromStop: -2.4,
      text: 'Error: model 8 is missing',
      mark: 'error',
      leftOut: 0,
    });
    expect(group.tasks[0].containers[1].lastLines).toBeNull();
    expect(group.tasks[1].endedLike).toBe(group.tasks[0].id);
  });

  it('has the keys of schema 1.0 in their order', () => {
    expect(Object.keys(JSON.parse(reportJson([REPORT])))).toEqual([
      'schemaVersion',
      'tool',
      'generatedAt',
      'target',
      'diagnosis',
      'patch',
      'service',
      'stack',
      'checks',
      'whatChanged',
      'stoppedTasks',
      'failingTasks',
      'timeline',
      'notExamined',
      'remains',
      'apiCalls',
    ]);
  });
});
