import type { JsonText } from '../encode/encoded.ts';
import { forJson } from '../encode/json.ts';
import type { ScenarioCard } from '../scenario-card.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

/** The stories that can be played, as a JSON document. */
export function scenarioListJson(cards: readonly ScenarioCard[]): JsonText {
  const scenarios = cards.map(({ name, title, story }) => ({ name, title, story }));
  return forJson({ schemaVersion: SCHEMA_VERSION, scenarios });
}
