import type { ConfirmStep, RulePage } from '../../src/model/rule-page.ts';
import type { Category } from '../../src/model/verdict.ts';

/** What each category is about, in the order of the document. */
const CATEGORIES: readonly (readonly [Category, string])[] = [
  ['health-check', 'The container health check of the task definition declares a task UNHEALTHY.'],
  ['startup', 'The task fails before its containers run, or the application gives up while it starts.'],
  ['oom', 'A limit of memory is reached: the kernel, the heap of a runtime or a killed worker says so.'],
  ['load-balancer', 'The health check of a target group fails, or cannot reach the task.'],
  [
    'other',
    'Causes outside those four: capacity, Spot, the platform, an operator, and settings that would hurt.',
  ],
];

/** The document about all rules, in Markdown: for each category a table, then what `explain` says of every rule. */
export function rulesReadme(rules: readonly RulePage[]): string {
  const sections = CATEGORIES.flatMap(([category, about]) => {
    const ofCategory = rules.filter((rule) => rule.category === category);
    return [`## ${category}`, about, table(ofCategory), ...ofCategory.map(ruleText)];
  });
  return `${[...INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = [
  '<!-- Generated from the rules by `npm run docs`. Change the rule, not this file. -->',
  '# Rules',
  'Every rule looks at what was read of one service and finds nothing, or something with its evidence. `ecs-doctor explain RULE-ID` says the same as this page.',
  'What a `critical` rule finds stops tasks; what a `warning` or an `info` finds would hurt one day, or makes the harm last longer.',
];

function table(rules: readonly RulePage[]): string {
  const rows = rules.map(({ id, title, severity }) => `| [${id}](#${id}) | ${cell(title)} | ${severity} |`);
  return ['| rule | what it finds | severity |', '|---|---|---|', ...rows].join('\n');
}

function ruleText({ id, title, means, why, confirm, remedy, notWhen, docs }: RulePage): string {
  return [
    `### ${id}`,
    `${title}.`,
    `**What it means.** ${means}`,
    `**Why it happens.** ${why}`,
    `**How to confirm it by hand.**\n\n${confirm.map(stepText).join('\n')}`,
    `**What to do.** ${remedy}`,
    `**When it is something else.** ${notWhen}`,
    `**Read more.** ${docs.map((address) => `<${address}>`).join(' · ')}`,
  ].join('\n\n');
}

function stepText({ run, look }: ConfirmStep, index: number): string {
  const command = run === undefined ? '' : `\n\n   \`\`\`sh\n   ${run}\n   \`\`\`\n`;
  return `${index + 1}. ${look}${command}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
