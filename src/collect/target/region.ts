import type { TargetRequest } from './request.ts';

/** The region that the target itself names, for when no `--region` was given. */
export function regionOf(request: TargetRequest): string | undefined {
  return request.region;
}
