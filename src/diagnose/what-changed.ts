import type { Facts } from '../facts/facts.ts';
import { findLastGood } from '../facts/last-good.ts';
import { diffDefinitions } from '../facts/revision-diff.ts';
import type { Finding } from '../model/finding.ts';
import type {
  ChangeBearing,
  RevisionChange,
  RevisionChangeKind,
  RevisionComparison,
} from '../model/revision.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import type { Category } from '../model/verdict.ts';

/** What a change must be of to have led to a cause of a category. */
const FITTING: Readonly<Record<Category, readonly RevisionChangeKind[]>> = {
  'health-check': ['health-check', 'ports', 'image', 'command', 'cpu'],
  startup: [
    'image',
    'command',
    'environment',
    'file-system',
    'secrets',
    'roles',
    'architecture',
    'containers',
    'dependencies',
    'logging',
  ],
  oom: ['memory', 'image'],
  'load-balancer': ['ports', 'image', 'command', 'cpu'],
  other: ['cpu', 'memory', 'ports', 'architecture'],
};

/** A shorter word occurs anywhere by chance. */
const SHORTEST_NAME = 3;

/**
 * The revision in question beside the last one that worked; null where either is unknown. Where both use the same task
 * definition the list of changes is empty: then nothing in it can have changed.
 */
export function compareRevisions(facts: Facts, root: Finding | undefined): RevisionComparison | null {
  const lastGood = findLastGood(facts.snapshot, facts.subject);
  const { definition } = facts;
  if (lastGood === undefined || definition === undefined) return null;
  return {
    lastGood: nameOf(lastGood),
    inQuestion: nameOf(definition),
    changes: diffDefinitions(lastGood, definition).map((change) => ({
      ...change,
      bearing: root === undefined ? 'unrelated' : bearingOf(change, root),
    })),
  };
}

function bearingOf(change: RevisionChange, root: Finding): ChangeBearing {
  const said = [root.title, root.summary, ...root.evidence.map(({ text }) => text)].join('\n');
  const isNamed = change.names.some((name) => name.length >= SHORTEST_NAME && holdsWord(said, name));
  if (isNamed) return 'named';
  return FITTING[root.category].includes(change.kind) && isWorse(change, root.category)
    ? 'fitting'
    : 'unrelated';
}

/** Less memory or CPU makes tasks fail; more of them only makes it harder to place them. */
function isWorse({ kind, before, after }: RevisionChange, category: Category): boolean {
  if (kind !== 'memory' && kind !== 'cpu') return true;
  const growth = Number(after ?? Number.POSITIVE_INFINITY) - Number(before ?? Number.POSITIVE_INFINITY);
  return category === 'other' ? growth > 0 : growth < 0;
}

/** Whether a text holds a name that is not part of a longer one. */
function holdsWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const around = `${text.charAt(at - 1)} ${text.charAt(at + name.length)}`;
    if (!/\w/.test(around)) return true;
  }
  return false;
}

function nameOf({ family, revision }: TaskDefinition): string {
  return `${family}:${revision}`;
}
