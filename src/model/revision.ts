/** What may differ between two task definitions, by what it can break. */
export type RevisionChangeKind =
  | 'architecture'
  | 'command'
  | 'containers'
  | 'cpu'
  | 'dependencies'
  | 'environment'
  | 'file-system'
  | 'health-check'
  | 'image'
  | 'logging'
  | 'memory'
  | 'ports'
  | 'roles'
  | 'secrets';

/** One difference between two task definitions; `null` stands for what is not there. Values of variables are never kept. */
export interface RevisionChange {
  readonly kind: RevisionChangeKind;
  /** The container that it is about; absent where it is about the whole task. */
  readonly container?: string;
  /** What changed, in the words of the API: `image`, `environment DATABASE_URL`, `healthCheck.startPeriod`. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Words by which an error may name it: the name of a variable, a tag, a port. */
  readonly names: readonly string[];
}

/** How a change stands to the root cause: its words occur in the evidence, it is of a kind that could, or neither. */
export type ChangeBearing = 'named' | 'fitting' | 'unrelated';

/** The revision in question beside the last one that worked. */
export interface RevisionComparison {
  /** `family:revision` */
  readonly lastGood: string;
  readonly inQuestion: string;
  readonly changes: readonly (RevisionChange & { readonly bearing: ChangeBearing })[];
}
