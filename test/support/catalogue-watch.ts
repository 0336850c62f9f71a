import type { Application, Performance } from '../../src/simulator/application.ts';
import { catalogueRevision } from '../../src/simulator/scenarios/catalogue.ts';
import type { RevisionSettings } from '../../src/simulator/settings.ts';

/** The command line that watches the catalogue, in words that are the same on every machine. */
export const WATCH_CATALOGUE = ['watch', 'store-production/catalogue', '--color', 'never', '--utc'];

/** The catalogue without a container check, with an application that plays otherwise. */
export function playing(change: Partial<Performance>): RevisionSettings {
  const revision = catalogueRevision(58);
  const { container } = revision;
  const application: Application = (chance) => ({ ...container.application(chance), ...change });
  return { ...revision, container: { ...container, check: undefined, application } };
}
