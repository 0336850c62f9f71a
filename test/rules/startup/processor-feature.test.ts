import { describe, it } from 'vitest';
import { processorFeature } from '../../../src/rules/startup/processor-feature.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

const LINE = 'Illegal instruction (core dumped)';

describe('the rule processor-feature', () => {
  it('quotes the program that uses an instruction which the processor does not know', () => {
    quotesLogLine(processorFeature, LINE);
  });

  it.each([
    ['an image for another architecture altogether', ['exec /app/server: exec format error']],
    ['a program that breaks for another reason', ['Segmentation fault (core dumped)']],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(processorFeature, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(processorFeature, LINE);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(processorFeature);
  });
});
