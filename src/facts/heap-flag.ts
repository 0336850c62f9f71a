import type { ContainerDefinition } from '../model/task-definition.ts';

/** The flag of a command line that says how large a heap may grow. */
export interface HeapFlag {
  readonly path: 'command' | 'entryPoint';
  /** As it was written: `-Xmx2g`. */
  readonly text: string;
  /** Without its value: `-Xmx`. */
  readonly flag: string;
  /** MiB, or percent of the memory of the container. */
  readonly value: number;
  readonly of: 'size' | 'share';
}

/** Where a runtime reads its heap from, the strongest first: Java ignores the share where a size is given. */
const FLAGS: readonly { pattern: RegExp; of: HeapFlag['of']; bare: 'B' | 'MiB' }[] = [
  { pattern: /(-Xmx|-XX:MaxHeapSize=)(\d+)([kmgt]?)(?![\w.])/gi, of: 'size', bare: 'B' },
  { pattern: /(-XX:MaxRAMPercentage=)(\d+(?:\.\d+)?)()/g, of: 'share', bare: 'MiB' },
  { pattern: /(--max[-_]old[-_]space[-_]size=)(\d+)()/g, of: 'size', bare: 'MiB' },
];

const MIB: Readonly<Record<string, number>> = { k: 1 / 1024, m: 1, g: 1024, t: 1024 * 1024 };
const BYTES_IN_MIB = 1024 * 1024;

/** The heap that the command line of a container asks for; the last flag counts where there are several. */
export function heapFlagOf({ command, entryPoint }: ContainerDefinition): HeapFlag | undefined {
  return inWords('command', command) ?? inWords('entryPoint', entryPoint);
}

function inWords(path: HeapFlag['path'], words: readonly string[]): HeapFlag | undefined {
  const line = words.join(' ');
  for (const { pattern, of, bare } of FLAGS) {
    const last = [...line.matchAll(pattern)].at(-1);
    const [text, flag, digits, unit] = last ?? [];
    if (text === undefined || flag === undefined) continue;
    const each = MIB[unit?.toLowerCase() ?? ''] ?? (bare === 'B' ? 1 / BYTES_IN_MIB : 1);
    return { path, text, flag, value: Math.round(Number(digits) * each), of };
  }
  return undefined;
}
