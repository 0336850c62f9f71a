/** A heap limit that a command sets, and the flag as it stands there. */
export interface AskedHeap {
  readonly flag: string;
  readonly memoryMiB: number;
}

const NODE = /--max[-_]old[-_]space[-_]size[= ](\d{1,7})\b/;
const JAVA = /-Xmx(\d{1,9})([kKmMgG])?\b/;

/** The heap that a command line asks for; `undefined` where it sets no limit. */
export function heapAsked(command: string): AskedHeap | undefined {
  const [node, size] = NODE.exec(command) ?? [];
  if (node !== undefined) return { flag: node, memoryMiB: Number(size) };
  const [java, amount, unit] = JAVA.exec(command) ?? [];
  return java === undefined ? undefined : { flag: java, memoryMiB: inMiB(Number(amount), unit) };
}

/** Java takes a bare number for bytes. */
function inMiB(amount: number, unit: string | undefined): number {
  switch (unit?.toLowerCase()) {
    case 'g':
      return amount * 1024;
    case 'm':
      return amount;
    case 'k':
      return amount / 1024;
    default:
      return amount / (1024 * 1024);
  }
}
