import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { migrationFailed } from '../../../src/rules/startup/migration-failed.ts';
import {
  fires,
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';
import { containerDefinition, healthySnapshot } from '../../support/snapshot.ts';
import { container, logOf, stoppedTask } from '../../support/task.ts';

const REVISION_LOST = "alembic.util.exc.CommandError: Can't locate revision identified by '1a2b3c'";

describe('the rule migration-failed', () => {
  it('quotes the migration that does not find the state it expects', () => {
    quotesLogLine(migrationFailed, REVISION_LOST);
  });

  it.each([
    [
      'a migration that failed half-way',
      'Error: P3009 migrate found failed migrations in the target database',
    ],
    ['a table that is not there', 'django.db.utils.ProgrammingError: relation "auth_user" does not exist'],
    [
      'a schema that another revision has changed',
      'FlywayException: Validate failed: Migrations have failed validation',
    ],
  ])('fires on %s as well', (_, line) => {
    quotesLogLine(migrationFailed, line);
  });

  it('names the container that migrates where the application waits for it', () => {
    const dependsOn = [{ containerName: untrusted('migrate'), condition: untrusted('SUCCESS') }];
    const migrate = containerDefinition('migrate', { essential: false });
    const task = stoppedTask({
      stopCode: 'TaskFailedToStart',
      reason: 'dependency graph: dependency did not exit successfully.',
      containers: [container('api', {}), container('migrate', { exitCode: 1 })],
    });
    const logs = [logOf(task, [[2, REVISION_LOST]], 'migrate')];
    const finding = fires(
      migrationFailed,
      healthySnapshot({ stopped: [task], sidecars: [migrate], container: { dependsOn }, logs }),
    );
    expect(finding.title).toContain('Container migrate fails on the database schema: “alembic.util');
  });

  it.each([
    ['a database that refuses the login', ['FATAL:  password authentication failed for user "app"']],
    ['a database that cannot be reached', ['Error: connect ECONNREFUSED 10.0.1.5:5432']],
    ['migrations that have run well', ['INFO  [alembic] Running upgrade  -> 1a2b3c', 'booting']],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(migrationFailed, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(migrationFailed, REVISION_LOST);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(migrationFailed);
  });
});
