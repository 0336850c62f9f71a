import type { RulePage } from '../../model/rule-page.ts';
import type { JsonText } from '../encode/encoded.ts';
import { forJson } from '../encode/json.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

/** One rule, without its check, as a JSON document. */
export function rulePageJson(page: RulePage): JsonText {
  return forJson({ schemaVersion: SCHEMA_VERSION, rule: pageDocument(page) });
}

/** Every rule, without its check, as a JSON document. */
export function ruleListJson(pages: readonly RulePage[]): JsonText {
  return forJson({ schemaVersion: SCHEMA_VERSION, rules: pages.map(pageDocument) });
}

function pageDocument(page: RulePage) {
  return {
    id: page.id,
    category: page.category,
    severity: page.severity,
    title: page.title,
    needs: page.needs,
    means: page.means,
    why: page.why,
    confirm: page.confirm.map(({ run, look }) => ({ run: run ?? null, look })),
    remedy: page.remedy,
    notWhen: page.notWhen,
    docs: page.docs,
  };
}
