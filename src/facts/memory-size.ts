/**
 * The memory sizes that Fargate offers for each number of CPU units, as ranges in MiB with their step.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const FARGATE_SIZES: readonly { cpuUnits: number; sizesMiB: readonly number[] }[] = [
  { cpuUnits: 256, sizesMiB: [512, 1024, 2048] },
  { cpuUnits: 512, sizesMiB: range(1, 4, 1) },
  { cpuUnits: 1024, sizesMiB: range(2, 8, 1) },
  { cpuUnits: 2048, sizesMiB: range(4, 16, 1) },
  { cpuUnits: 4096, sizesMiB: range(8, 30, 1) },
  { cpuUnits: 8192, sizesMiB: range(16, 60, 4) },
  { cpuUnits: 16384, sizesMiB: range(32, 120, 8) },
  { cpuUnits: 32768, sizesMiB: [60, 120, 244].map((gib) => gib * 1024) },
];

export interface FargateSize {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** Half as much again: what to try where the peak is not known, in MiB, rounded up to 64. */
export function enlargedMiB(memoryMiB: number): number {
  return Math.ceil((memoryMiB * 1.5) / 64) * 64;
}

/** The smallest Fargate size with at least `wantedMiB`, keeping the CPU where it allows that; undefined above 244 GiB. */
export function fargateSizeFor(wantedMiB: number, cpuUnits: number): FargateSize | undefined {
  for (const row of FARGATE_SIZES) {
    if (row.cpuUnits < cpuUnits) continue;
    const memoryMiB = row.sizesMiB.find((size) => size >= wantedMiB);
    if (memoryMiB !== undefined) return { cpuUnits: row.cpuUnits, memoryMiB };
  }
  return undefined;
}

/** The next larger number of CPU units that Fargate offers with this much memory; undefined where there is none. */
export function moreCpuUnits(cpuUnits: number, memoryMiB: number): FargateSize | undefined {
  const row = FARGATE_SIZES.find((size) => size.cpuUnits > cpuUnits);
  const size = row?.sizesMiB.find((one) => one >= memoryMiB);
  return row === undefined || size === undefined ? undefined : { cpuUnits: row.cpuUnits, memoryMiB: size };
}

function range(fromGiB: number, toGiB: number, stepGiB: number): readonly number[] {
  const count = (toGiB - fromGiB) / stepGiB + 1;
  return Array.from({ length: count }, (_, index) => (fromGiB + index * stepGiB) * 1024);
}
