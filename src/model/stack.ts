import type { Instant } from './instant.ts';
import type { Section } from './section.ts';
import type { Untrusted } from './text.ts';

export interface StackEvent {
  readonly at: Instant;
  readonly stackName: Untrusted;
  readonly logicalId: Untrusted;
  readonly physicalId?: Untrusted;
  readonly resourceType: Untrusted;
  readonly status: Untrusted;
  readonly reason?: Untrusted;
}

/** A resource of a stack: its name in the template, and what AWS calls it (for most an ARN). */
export interface StackResource {
  readonly logicalId: Untrusted;
  readonly physicalId?: Untrusted;
  readonly resourceType: Untrusted;
  readonly status?: Untrusted;
}

/** A CloudFormation stack that holds the service. Events are newest first, nested stacks included. */
export interface Stack {
  readonly name: Untrusted;
  readonly id?: Untrusted;
  readonly status: Untrusted;
  readonly statusReason?: Untrusted;
  readonly createdAt?: Instant;
  readonly updatedAt?: Instant;
  readonly events: readonly StackEvent[];
  /** Those of nested stacks included. */
  readonly resources: Section<readonly StackResource[]>;
}
