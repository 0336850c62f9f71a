import { defineErrorRule } from '../error-rule.ts';

export const databaseRefused = defineErrorRule({
  id: 'database-refused',
  title: 'The database refuses the application: login or database name',
  kinds: ['database-login', 'database-missing'],
  what: 'is refused by its database',
  why: 'The database answers, but it does not know the user, the password or the database, and the application gives up.',
  remedy:
    'Compare user, password and database name with the secret that the container gets (was it rotated?).',
  notWhen: 'If the connection times out, the network is the matter: see dependency-unreachable.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html'],
});
