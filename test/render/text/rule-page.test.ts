import { describe, expect, it } from 'vitest';
import type { RulePage } from '../../../src/model/rule-page.ts';
import { ruleListText, rulePageText } from '../../../src/render/text/rule-page.ts';
import { styleOf } from '../../../src/render/text/style.ts';

const PAGE: RulePage = {
  id: 'oom/container-limit',
  category: 'oom',
  severity: 'critical',
  title: 'The container used more memory than it may',
  needs: ['stoppedTasks', 'taskDefinitions'],
  means: 'The container is gone.',
  why: 'The kernel kills it.',
  confirm: [
    { run: 'aws ecs describe-tasks --cluster CLUSTER', look: 'The reason says so.' },
    { look: 'Ask a colleague.' },
  ],
  remedy: 'Raise the limit.',
  notWhen: 'The exit code is 137 and the task was being stopped.',
  docs: ['https://docs.aws.amazon.com/example'],
};

const PLAIN = styleOf(80, 0, 'unicode', 'utc');

describe('what explain shows', () => {
  it('is everything about one rule', () => {
    expect(rulePageText(PAGE, PLAIN)).toBe(
      [
        'oom/container-limit',
        'The container used more memory than it may',
        'out of memory · critical',
        '',
        'WHAT IT MEANS',
        '  The container is gone.',
        '',
        'WHY IT HAPPENS',
        '  The kernel kills it.',
        '',
        'HOW TO CONFIRM IT BY HAND',
        '  1. The reason says so.',
        '     aws ecs describe-tasks --cluster CLUSTER',
        '  2. Ask a colleague.',
        '',
        'WHAT TO DO',
        '  Raise the limit.',
        '',
        'WHEN IT IS SOMETHING ELSE',
        '  The exit code is 137 and the task was being stopped.',
        '',
        'WHAT IT READS',
        '  stoppedTasks, taskDefinitions',
        '',
        'READ MORE',
        '  https://docs.aws.amazon.com/example',
        '',
      ].join('\n'),
    );
  });

  it('never cuts a command or an address, whatever the width: half of one cannot be pasted', () => {
    const text = rulePageText(PAGE, styleOf(20, 0, 'unicode', 'utc'));
    expect(text).toContain('\n     aws ecs describe-tasks --cluster CLUSTER\n');
    expect(text).toContain('\n  https://docs.aws.amazon.com/example\n');
  });

  it('is a list by category without a rule', () => {
    const startup: RulePage = { ...PAGE, id: 'startup/crash', category: 'startup', title: 'It crashes' };
    expect(ruleListText([PAGE, startup], PLAIN)).toBe(
      [
        'startup',
        '  startup/crash        It crashes',
        '',
        'out of memory',
        '  oom/container-limit  The container used more memory than it may',
        '',
        '→ next: ecs-doctor explain RULE-ID',
        '',
      ].join('\n'),
    );
  });
});
