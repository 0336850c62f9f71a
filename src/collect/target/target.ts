/** One service to look at, by names that ECS accepts. */
export interface ResolvedTarget {
  readonly cluster: string;
  readonly service: string;
  readonly region: string;
  /** The CloudFormation stack through which it was found. */
  readonly stack?: string;
}
