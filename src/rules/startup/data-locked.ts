import { deploymentPercents } from '../../facts/deployment-bounds.ts';
import { settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Evidence } from '../../model/finding.ts';
import { defineErrorRule } from '../error-rule.ts';

/** A deployment that starts new tasks beside the old ones has two of them on the same files for a while. */
function startsBeside({ settings, state }: Facts): readonly Evidence[] {
  const { minimum, maximum } = deploymentPercents(settings);
  if (state === undefined || minimum === undefined || maximum === undefined || maximum <= 100) return [];
  return [
    settingEvidence(
      'ecs:DescribeServices',
      'services[0].deploymentConfiguration',
      `minimumHealthyPercent ${minimum}, maximumPercent ${maximum}: a new task starts while the one before still runs`,
    ),
  ];
}

export const dataLocked = defineErrorRule({
  id: 'data-locked',
  title: 'The data of the application are locked by another process',
  kinds: ['data-locked'],
  what: 'finds its data locked by another process',
  setting: (_failure, facts) => startsBeside(facts),
  means:
    'The application keeps its data to itself by a lock, and another process, mostly the task of the deployment before, still holds it.',
  why: 'With minimumHealthyPercent 100 and maximumPercent 200 ECS starts the new task before it stops the old one. Where both use the same volume (EFS, or a directory of the host), the new one finds the lock and ends, again and again; a task that was killed may leave a lock behind, too.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The line names the lock or the directory.',
    },
    {
      run: 'aws ecs list-tasks --cluster CLUSTER --service-name SERVICE',
      look: 'Another task of the service runs while the new one fails.',
    },
  ],
  remedy:
    'Let the old task stop first: minimumHealthyPercent 0 and maximumPercent 100, with a desired count of 1. Where no other task runs, remove the lock that was left behind; never let two tasks write to the same data.',
  notWhen: 'A lock on rows or on the schema of a database is another matter: see migration-failed.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html'],
});
