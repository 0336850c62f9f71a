import { defineErrorRule } from '../error-rule.ts';

export const processorFeature = defineErrorRule({
  id: 'processor-feature',
  title: 'The program uses processor instructions that the host does not have',
  kinds: ['processor-feature'],
  what: 'uses an instruction that the processor does not know',
  means: 'The program uses an instruction that the processor of its host does not know.',
  why: 'The program was compiled for newer processors (for example with AVX-512) than those of the host. Where the hosts differ it fails only on some of them.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[attributes,containers[].[name,exitCode]]'",
      look: 'The exit code is 132 (SIGILL); tasks on other hosts may run.',
    },
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: '“Illegal instruction” is the last line.',
    },
  ],
  remedy:
    'Build for a common instruction set (without -march=native), or run on hosts that have the feature.',
  notWhen: 'An image for another architecture altogether says “exec format error”: see image-architecture.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html'],
});
