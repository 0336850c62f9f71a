import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../src/aws/failure.ts';
import { endingOf } from '../../src/cli/failure.ts';
import { UserError } from '../../src/errors.ts';

describe('how the program ends', () => {
  it('says what the user can do, and ends with the code of the error', () => {
    expect(endingOf(new UserError('no such service', 'Did you mean web?', 3), 'hidden')).toEqual({
      text: 'ecs-doctor: no such service\n  Did you mean web?\n',
      code: 3,
    });
  });

  it('could not tell where AWS did not answer', () => {
    const failure = new AwsFailure('throttled', 'ecs:ListTasks', 'ThrottlingException', 'Rate exceeded');
    expect(endingOf(failure, 'hidden')).toEqual({
      text: 'ecs-doctor: ecs:ListTasks failed: Rate exceeded\n',
      code: 3,
    });
  });

  it('calls anything else our own bug, with a trace only on request', () => {
    const bug = new TypeError('x is not a function\x1b[2J');
    const hidden = endingOf(bug, 'hidden');
    expect(hidden.code).toBe(70);
    expect(hidden.text).toBe(
      'ecs-doctor: this is a bug in ecs-doctor, please report it: TypeError: x is not a function^[[2J\n  Run it again with --debug for the trace.\n',
    );
    expect(endingOf(bug, 'shown').text).toContain('failure.test.ts');
    expect(endingOf('thrown text', 'shown').text).toContain('thrown text');
  });
});
