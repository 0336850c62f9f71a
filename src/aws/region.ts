import { UserError } from '../errors.ts';

export interface RegionSources {
  /** `--region`, or the region of an ARN or a console address. */
  readonly region?: string;
  readonly profile?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Lower-case letters, digits and hyphens, as in `us-east-1` and `us-iso-east-1`: it becomes part of a host name. */
const REGION = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * The region to ask: what was named, then `AWS_REGION`, then `AWS_DEFAULT_REGION` (which the JavaScript SDK does not
 * read, unlike the `aws` command), then the profile. Rejects with a `UserError` where there is none.
 */
export async function resolveRegion({ region, profile, env }: RegionSources): Promise<string> {
  const named = [region, env.AWS_REGION, env.AWS_DEFAULT_REGION].find(
    (value) => value !== undefined && value !== '',
  );
  const found = named ?? (await profileRegion(profile));
  if (found === undefined) {
    throw new UserError(
      'no AWS region is known',
      'Pass --region (for example --region us-east-1), set AWS_REGION, or give the profile a region.',
    );
  }
  if (!REGION.test(found)) {
    throw new UserError(`"${found}" is not an AWS region`, 'A region looks like us-east-1 or eu-central-1.');
  }
  return found;
}

/** The region of a profile in the shared configuration files, as the SDK finds it. */
async function profileRegion(profile: string | undefined): Promise<string | undefined> {
  const { sharedRegion } = await import('./sdk/ecs.ts');
  return await sharedRegion(profile);
}
