import { defineErrorRule } from '../error-rule.ts';

export const brokenImageContents = defineErrorRule({
  id: 'broken-image-contents',
  title: 'The application’s code or files are broken in this image',
  kinds: ['module-missing', 'syntax', 'command-missing', 'file-missing', 'proxy-configuration'],
  what: 'cannot run what its image holds',
  means: 'Something that the application needs is missing in its image or cannot be read there.',
  why: 'A module, file or command is missing from the image, or its code or configuration does not parse. The same image fails in the same way every time.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The line names a module, file, library or command.',
    },
    {
      run: "docker run --rm --entrypoint sh IMAGE -c 'ls -l PATH'",
      look: 'The file is not there, or is not what it should be.',
    },
  ],
  remedy:
    'Run the image locally with the same command; compare what the build copies into the final stage with what the quoted line asks for, and go back to the previous image meanwhile.',
  notWhen:
    'If the previous image fails in the same way, a mount or an environment value has changed instead.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html'],
});
