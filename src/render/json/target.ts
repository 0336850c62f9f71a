import type { Target } from '../../model/snapshot.ts';

/** What was looked at, with `null` for what is not known. */
export function targetDocument(target: Target) {
  return {
    cluster: target.cluster,
    service: target.service,
    region: target.region,
    account: target.account ?? null,
    stack: target.stack ?? null,
  };
}
