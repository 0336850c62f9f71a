/** What a list says of a story that the simulator can play. */
export interface ScenarioCard {
  readonly name: string;
  /** One line. */
  readonly title: string;
  /** What happens and why. */
  readonly story: string;
}
