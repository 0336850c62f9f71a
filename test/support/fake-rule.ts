import type { EvidenceWeight } from '../../src/model/finding.ts';
import type { SettingPath } from '../../src/model/setting-path.ts';
import type { Category } from '../../src/model/verdict.ts';
import { defineRule, type Explanation, type Rule, type RuleRole } from '../../src/rules/define.ts';

interface FakeWords {
  /** The ids of the failed tasks that it accounts for. */
  readonly tasks: readonly string[];
  readonly role?: RuleRole;
  readonly category?: Category;
  readonly weight?: EvidenceWeight;
  readonly explains?: readonly Explanation[];
  /** The causes that it goes before where it was seen long after them. */
  readonly outlasts?: readonly string[];
  /** The causes that say what this risk would say. */
  readonly saidBy?: readonly string[];
  /** The container whose settings it would change. */
  readonly container?: string;
  /** The settings that it would change, by path, and what to. */
  readonly settings?: readonly (readonly [SettingPath, number])[];
}

/** A rule that always finds one thing, which accounts for the named tasks. */
export function fakeRule(id: string, words: FakeWords): Rule {
  const { tasks, weight = 'direct', settings = [], category = 'startup', container, ...rest } = words;
  return defineRule({
    id,
    category,
    title: id,
    needs: ['stoppedTasks'],
    means: '',
    why: '',
    confirm: [],
    remedy: '',
    notWhen: '',
    docs: [],
    ...rest,
    check: ({ failures }) => [
      {
        summary: id,
        tasks: failures.filter(({ task }) => tasks.includes(task.id)),
        evidence: [{ kind: 'log', weight, source: 'log x', ref: 'y', text: id }],
        settings: settings.map(([path, recommended]) => ({
          path,
          container,
          current: null,
          recommended,
          unit: 's',
          because: id,
        })),
      },
    ],
  });
}
