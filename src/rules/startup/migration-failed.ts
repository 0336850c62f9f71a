import { defineErrorRule } from '../error-rule.ts';

export const migrationFailed = defineErrorRule({
  id: 'migration-failed',
  title: 'The database schema and this revision do not fit: a migration fails',
  kinds: ['migration'],
  what: 'fails on the database schema',
  means: 'The schema of the database and this revision of the application do not fit.',
  why: 'A migration that runs when the container starts fails, or the schema is not the one that this revision expects. Every replacement runs into the same state of the database.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The first failed task says which migration failed and why; later ones may only say that one failed before.',
    },
    {
      look: 'Look into the table in which the migration tool keeps its state (alembic_version, _prisma_migrations, DATABASECHANGELOGLOCK): a failed entry or a lock is left there.',
    },
  ],
  remedy:
    'Release a lock that a migration left behind; bring the schema to the state that this revision expects (mend the migration that the quoted line names), or deploy the revision that fits the schema; run migrations as a task of their own before the deployment.',
  notWhen: 'If the database cannot be reached or refuses the login, that comes first.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-tasks.html'],
});
