import { defineErrorRule } from '../error-rule.ts';

export const versionMismatch = defineErrorRule({
  id: 'version-mismatch',
  title: 'A server, a runtime or data of another version than the application takes',
  kinds: ['version-mismatch'],
  what: 'refuses a version',
  means:
    'The application was started with something of a version that it does not take: a server that it connects to, its runtime, or data that another version has written.',
  why: 'New major versions of libraries and servers drop what is old: a client asks for a newer server than the one that it finds, an image brings a newer server than may open the data, or a rolled-back image meets data that the newer one has changed.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The line names both versions: the one that was found and the one that is wanted.',
    },
    {
      run: 'aws ecs describe-task-definition --task-definition FAMILY:REVISION',
      look: 'The image of the revision that worked is older (or newer), or its tag moved on to another version.',
    },
  ],
  remedy:
    'Bring the two versions together: pin the image or the library to the version that worked, or upgrade the server or the data first, step by step where its manual says so.',
  notWhen:
    'A library that is not there at all shows as broken-image-contents; a schema whose migration failed is migration-failed.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html'],
});
