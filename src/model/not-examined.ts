/** Something that could not be looked at, what would help, and what that does to the answer. */
export interface NotExamined {
  readonly section: string;
  readonly action: string;
  readonly reason: string;
  readonly effect: string;
}
