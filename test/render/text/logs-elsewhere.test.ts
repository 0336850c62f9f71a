import { expect, it } from 'vitest';
import type { LogConfiguration } from '../../../src/model/task-definition.ts';
import { untrusted } from '../../../src/model/text.ts';
import { elsewhereText } from '../../../src/render/text/logs-elsewhere.ts';

const text = (log: LogConfiguration | undefined) => elsewhereText({ containerName: 'web', log });

it.each([
  [
    'awsfirelens',
    /web: FireLens takes its output and sends it on as the configuration of the log router says/,
  ],
  ['json-file', /leaves its output on the container instance it runs on/],
  ['splunk', /the driver splunk sends its output away from AWS/],
  ['evil\x1b[2J', /the driver evil\^\[\[2J sends/],
])('says where the logs of the driver %j are', (driver, said) => {
  expect(text({ driver: untrusted(driver) })).toMatch(said);
});

it('names the output of FireLens and its log group', () => {
  const log = {
    driver: untrusted('awsfirelens'),
    output: untrusted('cloudwatch_logs'),
    outputGroup: untrusted('/app'),
  };
  expect(text(log)).toMatch(
    /to the output cloudwatch_logs of Fluent Bit, into the log group \/app; read it with: aws logs tail \/app\.$/,
  );
  expect(text({ ...log, output: untrusted('datadog'), outputGroup: undefined })).toMatch(
    /to the output datadog of Fluent Bit\.$/,
  );
});

it('says that without a driver nothing is kept on Fargate', () => {
  expect(text(undefined)).toMatch(/On Fargate its output is kept nowhere/);
});
