import { defineErrorRule } from '../error-rule.ts';

export const databaseRefused = defineErrorRule({
  id: 'database-refused',
  title: 'The database refuses the application: login or database name',
  kinds: ['database-login', 'database-missing'],
  what: 'is refused by its database',
  means: 'The database answered, but refused the login or does not know the database.',
  why: 'The database answers, but it does not know the user, the password or the database, and the application gives up.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The line says that the password, the user or the database is refused.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,secrets[].[name,valueFrom]]'",
      look: 'The secret is the one that belongs to that database; its newest version may be another than the application expects.',
    },
  ],
  remedy:
    'Compare user, password and database name with the secret that the container gets (was it rotated?).',
  notWhen: 'If the connection times out, the network is the matter: see dependency-unreachable.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html'],
});
