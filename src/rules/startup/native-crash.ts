import { applicationFailures } from '../../facts/crash.ts';
import { exitCodeEvidence, reasonEvidence } from '../../facts/evidence.ts';
import { exitCodeMeaning, isNativeCrash } from '../../model/vocabulary/exit-codes.ts';
import { defineRule } from '../define.ts';
import { livedWords, ofTasks, upperFirst } from '../words.ts';

export const nativeCrash = defineRule({
  id: 'native-crash',
  category: 'startup',
  title: 'The process crashes in native code',
  needs: ['stoppedTasks'],
  explains: [
    { of: { rule: 'container-exits' }, when: 'substantial' },
    { of: { rule: 'application-error' }, when: 'substantial' },
    { of: { rule: 'missing-configuration' }, when: 'substantial' },
  ],
  means: 'Native code crashed: the processor ended the process with a signal.',
  why: 'A signal of the processor ended the process (segmentation fault, bus error, arithmetic error): a native library or the runtime itself is broken, was built for another system library (musl, glibc), or overflowed its stack. The log mostly ends in the middle of ordinary work.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].containers[].[name,exitCode]'",
      look: 'The exit code is 139 (SIGSEGV), 135 (SIGBUS) or 136 (SIGFPE).',
    },
    {
      run: 'docker run --rm IMAGE',
      look: 'The same image may crash here too; on another processor it may not.',
    },
  ],
  remedy:
    'Go back to the image that worked, then change the base image and native dependencies one by one; collect a core dump or a native stack trace in a container of this image.',
  notWhen:
    'An image for another processor says “exec format error” or ends with SIGILL (132): see image-architecture and processor-feature.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'],
  check: (facts) => {
    const crashed = applicationFailures(facts).filter(
      ({ endedByItself, exitCode }) => endedByItself && exitCode !== undefined && isNativeCrash(exitCode),
    );
    const newest = crashed[0];
    if (newest?.exitCode === undefined) return [];
    const tasks = crashed.map(({ stop }) => stop);
    const meaning = exitCodeMeaning(newest.exitCode);
    return [
      {
        title: `Container ${newest.containerName} crashes with exit code ${newest.exitCode} (${meaning})`,
        summary: `Container ${newest.containerName} ended with exit code ${newest.exitCode}: ${meaning}. ${upperFirst(ofTasks(tasks, facts))} ended this way${livedWords(tasks)}.`,
        tasks,
        evidence: [
          ...exitCodeEvidence(newest.stop, 'direct'),
          ...reasonEvidence(newest.stop, 'circumstantial'),
        ],
      },
    ];
  },
});
