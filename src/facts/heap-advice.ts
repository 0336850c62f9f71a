import type { SettingChange } from '../model/finding.ts';
import { type HeapRegion, readHeapRegion } from '../model/vocabulary/heap-regions.ts';
import type { MemoryLimit } from './memory-limit.ts';

/** The share of a container's memory that its heap may take: the rest is for stacks, buffers and the runtime itself. */
export const HEAP_SHARE = 0.75;

/** What to do about a heap limit: the settings to change, and the steps around them. */
export interface HeapAdvice {
  /** What is full, as people call it. */
  readonly memory: string;
  readonly settings: readonly SettingChange[];
  readonly steps: readonly string[];
}

/** What to set so that the runtime that wrote `line` may use the memory of its container. */
export function adviseHeap(line: string, container: string, limit: MemoryLimit | undefined): HeapAdvice {
  const region = readHeapRegion(line);
  return {
    memory: MEMORY[region],
    settings: settingsFor(region, container, limit),
    steps: [...STEPS[region], ENLARGE],
  };
}

const MEMORY: Readonly<Record<HeapRegion, string>> = {
  node: 'heap',
  'java-heap': 'heap',
  'java-metaspace': 'metaspace',
  'java-direct': 'direct buffer memory',
  'java-threads': 'native threads',
  dotnet: 'heap',
  php: 'memory below its memory_limit',
  go: 'memory below its limit',
  other: 'memory',
};

const ENLARGE =
  'Enlarge the container (memory) if the application really needs more than that, and look for what holds on to memory.';

const STEPS: Readonly<Record<HeapRegion, readonly string[]>> = {
  node: ['Give Node’s heap its share of the container’s memory.'],
  'java-heap': ['Let the Java heap take its share of the container’s memory, and exit when it is full.'],
  'java-metaspace': [
    'Raise or drop -XX:MaxMetaspaceSize: a bigger heap does not help, since classes are kept outside it; look for a class loader leak.',
  ],
  'java-direct': [
    'Raise -XX:MaxDirectMemorySize or use fewer buffers: a bigger heap does not help, since direct memory is outside it.',
  ],
  'java-threads': [
    'Start fewer threads (or smaller stacks, -Xss): a bigger heap leaves them even less room.',
  ],
  dotnet: ['Give the .NET heap its share of the container’s memory.'],
  php: [
    'Raise `memory_limit` (php.ini, or `php -d memory_limit=…`) above the size in the quoted line; processes × that limit must fit in the container.',
  ],
  // https://go.dev/doc/gc-guide#Memory_limit
  go: [
    'The live heap has reached GOMEMLIMIT, so that the collector takes the processor: raise GOMEMLIMIT and the memory of the container together (GOMEMLIMIT at about 90 % of it).',
  ],
  other: ['Look for the option that limits the memory of this runtime, and for what sets it.'],
};

function settingsFor(
  region: HeapRegion,
  container: string,
  limit: MemoryLimit | undefined,
): readonly SettingChange[] {
  if (limit === undefined) return [];
  const because = `75 % of the ${limit.memoryMiB} MiB in ${limit.path}, a rule of thumb`;
  const change = { container, current: null, because };
  switch (region) {
    case 'node': {
      const heapMiB = Math.floor((limit.memoryMiB * HEAP_SHARE) / 64) * 64;
      if (heapMiB === 0) return [];
      const recommended = `--max-old-space-size=${heapMiB}`;
      return [{ ...change, path: 'environment.NODE_OPTIONS', recommended, unit: '' }];
    }
    case 'java-heap': {
      const recommended = '-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError';
      return [{ ...change, path: 'environment.JAVA_TOOL_OPTIONS', recommended, unit: '' }];
    }
    case 'dotnet': {
      // The variable is read as a hexadecimal number: https://learn.microsoft.com/dotnet/core/runtime-config/garbage-collector
      const recommended = '0x4B';
      const path = 'environment.DOTNET_GCHeapHardLimitPercent';
      return [{ ...change, path, recommended, unit: '', because: `${because}; 0x4B is 75` }];
    }
    default:
      return [];
  }
}
