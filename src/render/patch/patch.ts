import type { CircuitBreaker } from '../../model/service.ts';
import { SETTING_PATHS, type SettingPath } from '../../model/setting-path.ts';

/** The settings that a snippet may show: those that may change, and one that only comes along with others. */
export const PATCH_PATHS = [...SETTING_PATHS, 'targetGroup.HealthCheckProtocol'] as const;

export type PatchPath = SettingPath | 'targetGroup.HealthCheckProtocol';

/** The value of a setting as its place in a language needs it. */
export type SettingValue = number | string | readonly string[] | CircuitBreaker;

/** What the settings are now, as far as they are set and known. */
export type SettingValues = Readonly<Partial<Record<PatchPath, SettingValue>>>;

/** A setting to change. */
export interface PatchChange {
  readonly path: SettingPath;
  readonly value: SettingValue;
  /** What it was and why it changes, in one line. */
  readonly remark: string;
  /** Whether it removes a cause, or only a risk. */
  readonly standing: 'cause' | 'risk';
}

/** Something that has settings, and which of them change. */
export interface PatchPart {
  readonly changes: readonly PatchChange[];
  /** Absent where they could not be read. */
  readonly current?: SettingValues;
}

export interface ContainerPart extends PatchPart {
  readonly container: string;
}

interface ResourcePart extends PatchPart {
  /** What it is and what it is called in AWS: `target group backend`. */
  readonly title: string;
  /** What the template of its stack calls it, where that is known. */
  readonly logicalId?: string;
}

/** A resource in which something changes; a task definition may change in itself, in its containers or in both. */
export type PatchResource =
  | (ResourcePart & { readonly kind: 'taskDefinition'; readonly containers: readonly ContainerPart[] })
  | (ResourcePart & { readonly kind: 'service' })
  | (ResourcePart & {
      readonly kind: 'targetGroup';
      /** What tells its placeholder from that of the first one, which has none. */
      readonly suffix: string;
    });

/** The changes that a report recommends, by the resource that has them, in no language yet. */
export interface Patch {
  readonly resources: readonly PatchResource[];
  readonly host: 'fargate' | 'ec2' | 'external';
  /** Why a logical id is not known, where one is not. */
  readonly unnamed: string;
}
