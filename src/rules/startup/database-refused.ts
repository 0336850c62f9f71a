import { defineErrorRule } from '../error-rule.ts';

export const databaseRefused = defineErrorRule({
  id: 'database-refused',
  title: 'The database refuses the application: login or database name',
  kinds: ['database-login', 'database-missing', 'migration'],
  what: 'is refused by its database',
  why: 'The database answers, but it does not know the user, the password, the database or the state of its schema, and the application gives up.',
  remedy:
    'Compare user, password and database name with the secret that the container gets (was it rotated?); for a migration, bring the schema to the state that this revision expects, or deploy the revision that fits.',
  notWhen: 'If the connection times out, the network is the matter: see dependency-unreachable.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html'],
});
