/** ECS shows a stopped task for about an hour: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
export const SHOWN_MS = 3_600_000;

/** A task that was created longer ago and does not run yet is more than slow to start. */
export const STARTING_MS = 600_000;
