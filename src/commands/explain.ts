import { nearest } from '../collect/target/nearest.ts';
import type { Context } from '../context.ts';
import { UserError } from '../errors.ts';
import type { RulePage } from '../model/rule-page.ts';
import { ruleListJson, rulePageJson } from '../render/json/rule-page.ts';
import { ruleListText, rulePageText } from '../render/text/rule-page.ts';
import { RULES } from '../rules/index.ts';
import type { ExitCode } from './exit-code.ts';
import type { ShowOptions } from './options.ts';
import { type Document, deliver } from './output.ts';

export interface ExplainOptions {
  /** The list of all rules where it is absent. */
  readonly rule?: string;
  readonly show: ShowOptions;
}

const SUGGESTIONS = 3;

/** Explains one rule in full, or lists them all. Rejects with a `UserError` that names the nearest where there is none. */
export async function run(options: ExplainOptions, context: Context): Promise<ExitCode> {
  const document = options.rule === undefined ? list(RULES) : page(pageOf(options.rule));
  await deliver(document, options.show, context);
  return 0;
}

function list(pages: readonly RulePage[]): Document {
  return { text: (style) => ruleListText(pages, style), json: () => ruleListJson(pages) };
}

function page(rule: RulePage): Document {
  return { text: (style) => rulePageText(rule, style), json: () => rulePageJson(rule) };
}

function pageOf(id: string): RulePage {
  const found = RULES.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  const ids = nearest(
    id,
    RULES.map((rule) => rule.id),
    SUGGESTIONS,
  );
  throw new UserError(
    `there is no rule "${id}"`,
    `Did you mean ${ids.join(', ')}? \`ecs-doctor explain\` lists all.`,
  );
}
