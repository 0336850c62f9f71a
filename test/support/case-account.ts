import { readdirSync, readFileSync } from 'node:fs';
import type { Stack, StackEvent, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type {
  Cluster,
  ContainerInstance,
  Service,
  ServiceDeployment,
  ServiceRevision,
  Task,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import type {
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
  TargetGroupAttribute,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import * as v from 'valibot';
import type { Category, Verdict } from '../../src/model/verdict.ts';
import { type Account, type Faults, NO_FAULTS } from '../../src/simulator/account.ts';

const DATA = new URL('../cases/data/', import.meta.url);

/** What a right diagnosis of the case says; the README beside the cases tells what each field means. */
export interface Truth {
  readonly verdict: readonly Verdict[];
  readonly category: Category | null;
  readonly cause: string;
  readonly mention: readonly string[];
  readonly not: readonly Category[];
}

/** A recorded incident: what the account looked like, and what was wrong. */
export interface Case {
  readonly id: string;
  readonly story: string;
  /** The target flags of the command line. */
  readonly args: readonly string[];
  /** Whether the most visible signal points at a wrong category. */
  readonly misleading: boolean;
  readonly truth: Truth;
  readonly account: Account;
  readonly faults: Faults;
}

/** The ids of all recorded incidents, sorted. */
export function listCases(): string[] {
  return readdirSync(DATA)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** A recorded incident as it looks at `now`. Throws where the file does not fit the form. */
export function readCase(id: string, now: Date): Case {
  const written: unknown = JSON.parse(readFileSync(new URL(`${id}.json`, DATA), 'utf8'));
  const { state, misleading, ...rest } = v.parse(CASE, at(now, written));
  const { deny, stackResources, ...account } = state;
  return {
    ...rest,
    misleading: misleading ?? false,
    account: { ...account, stackResources: mapValues(stackResources, (list) => list.map(summary)) },
    faults: {
      ...NO_FAULTS,
      denied: deny.map((action) => action.replace(/^elbv2:/, 'elasticloadbalancing:')),
    },
  };
}

/** Replaces every relative time: `@-300` by a Date 300 seconds before now, `@ms-300` by the same in milliseconds. */
function at(now: Date, value: unknown): unknown {
  if (typeof value === 'string') return timeOf(now, value) ?? value;
  if (Array.isArray(value)) return value.map((one) => at(now, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, at(now, one)]));
}

function timeOf(now: Date, text: string): Date | number | undefined {
  const [, unit, seconds] = /^@(ms)?([+-]\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  const milliseconds = Math.round(now.getTime() + Number(seconds) * 1000);
  return unit === 'ms' ? milliseconds : new Date(milliseconds);
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** The cases hold what DescribeStackResources says, the account what ListStackResources does. */
function summary({ Timestamp, ...resource }: RecordedResource): StackResourceSummary {
  return { ...resource, LastUpdatedTimestamp: Timestamp };
}

interface RecordedResource extends Omit<StackResourceSummary, 'LastUpdatedTimestamp'> {
  readonly Timestamp?: Date;
}

/** Values of a shape of the API, recognised by the member that each of them has. */
function all<T extends object>(member: keyof T & string) {
  return v.optional(v.array(one<T>(member)), []);
}

function allByKey<T extends object>(member: keyof T & string) {
  return v.optional(v.record(v.string(), v.array(one<T>(member))), {});
}

function one<T extends object>(member: keyof T & string) {
  return v.custom<T>((value) => typeof value === 'object' && value !== null && member in value);
}

const CATEGORY = v.picklist(['health-check', 'startup', 'oom', 'load-balancer', 'other']);
const VERDICT = v.picklist(['healthy', 'in-progress', 'degraded', 'cycling', 'failed', 'undetermined']);
const LOG_EVENT = v.object({ timestamp: v.number(), message: v.string() });

const CASE = v.object({
  id: v.string(),
  story: v.string(),
  args: v.array(v.string()),
  misleading: v.optional(v.boolean()),
  truth: v.object({
    verdict: v.array(VERDICT),
    category: v.nullable(CATEGORY),
    cause: v.string(),
    mention: v.array(v.string()),
    not: v.array(CATEGORY),
  }),
  state: v.strictObject({
    clusters: all<Cluster>('clusterArn'),
    services: all<Service>('serviceArn'),
    tasks: all<Task>('taskArn'),
    taskDefinitions: all<TaskDefinition>('taskDefinitionArn'),
    serviceDeployments: all<ServiceDeployment>('serviceDeploymentArn'),
    serviceRevisions: all<ServiceRevision>('serviceRevisionArn'),
    containerInstances: all<ContainerInstance>('containerInstanceArn'),
    targetGroups: all<TargetGroup>('TargetGroupArn'),
    targetGroupAttributes: allByKey<TargetGroupAttribute>('Key'),
    targetHealth: allByKey<TargetHealthDescription>('Target'),
    loadBalancers: all<LoadBalancer>('LoadBalancerArn'),
    listeners: all<Listener>('ListenerArn'),
    rules: all<Rule>('RuleArn'),
    stacks: all<Stack>('StackId'),
    stackEvents: allByKey<StackEvent>('EventId'),
    stackResources: allByKey<RecordedResource>('LogicalResourceId'),
    templates: v.optional(v.record(v.string(), v.string()), {}),
    logs: v.optional(v.record(v.string(), v.record(v.string(), v.array(LOG_EVENT))), {}),
    deny: v.optional(v.array(v.string()), []),
  }),
});
