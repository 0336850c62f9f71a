import type { Facts } from '../../facts/facts.ts';
import type { SettingChange } from '../../model/finding.ts';
import type { TargetGroup } from '../../model/target-group.ts';

/** The path of the first address in a command: `/health` in `curl -f http://localhost:8000/health || exit 1`. */
const PROBED_PATH = /https?:\/\/[^\s/'"]{1,255}(\/[^\s'"?#|;)]{0,255})/;

/** Codes that say that there is nothing at the path, or something that is not meant for a probe. */
const WRONG_PLACE: ReadonlySet<number> = new Set([301, 302, 303, 307, 308, 401, 403, 404, 405]);

/** gRPC codes are below 100; 0 is OK: https://grpc.io/docs/guides/status-codes/ */
export function grpcChanges(group: TargetGroup, code: number): readonly SettingChange[] {
  if (code !== 0) return [];
  return [
    {
      path: 'targetGroup.Matcher.HttpCode',
      targetGroupArn: group.arn,
      current: group.matcher ?? '12',
      recommended: '0',
      unit: '',
      because: 'the method answers with status 0, which is OK in gRPC',
    },
  ];
}

/**
 * The path that the container’s own check asks with success, where the load balancer asks another one that is answered
 * with a code of the wrong place.
 */
export function pathChanges(facts: Facts, group: TargetGroup, code: number): readonly SettingChange[] {
  const path = healthyPath(facts);
  const current = group.healthCheckPath ?? '/';
  if (path === undefined || path === current || !WRONG_PLACE.has(code)) return [];
  return [
    {
      path: 'targetGroup.HealthCheckPath',
      targetGroupArn: group.arn,
      current,
      recommended: path,
      unit: '',
      because: `the container’s own health check asks ${path} and is answered`,
    },
  ];
}

/** Only a check that was seen to pass shows a path that works. */
function healthyPath({ definition, live, failures }: Facts): string | undefined {
  const healthy = new Set(
    [...live, ...failures].flatMap(({ task }) =>
      task.containers.filter(({ healthStatus }) => healthStatus === 'HEALTHY').map(({ name }) => name),
    ),
  );
  const checked = (definition?.containers ?? []).filter(({ name }) => healthy.has(name));
  const commands = checked.map(({ healthCheck }) => (healthCheck?.command ?? []).join(' '));
  return commands.map((command) => PROBED_PATH.exec(command)?.[1]).find((path) => path !== undefined);
}
