import type { Rule } from './define.ts';
import { awaitedCheckFails } from './health-check/awaited-check-fails.ts';
import { checkAsksReadiness } from './health-check/check-asks-readiness.ts';
import { checkFlaps } from './health-check/check-flaps.ts';
import { checkMissing } from './health-check/check-missing.ts';
import { checkNeverPasses } from './health-check/check-never-passes.ts';
import { containerUnhealthy } from './health-check/container-unhealthy.ts';
import { probeAsksLocalhost } from './health-check/probe-asks-localhost.ts';
import { probeTimeoutTooLong } from './health-check/probe-timeout-too-long.ts';
import { probeToolDoubtful } from './health-check/probe-tool-doubtful.ts';
import { startPeriodTight } from './health-check/start-period-tight.ts';
import { startPeriodTooShort } from './health-check/start-period-too-short.ts';
import { gracePeriodMissing } from './load-balancer/grace-period-missing.ts';
import { gracePeriodTooShort } from './load-balancer/grace-period-too-short.ts';
import { graceWithinWindow } from './load-balancer/grace-within-window.ts';
import { healthCheckPort } from './load-balancer/health-check-port.ts';
import { healthRouteSlow } from './load-balancer/health-route-slow.ts';
import { targetGroupMissing } from './load-balancer/target-group-missing.ts';
import { targetGroupNotInUse } from './load-balancer/target-group-not-in-use.ts';
import { targetUnhealthy } from './load-balancer/target-unhealthy.ts';
import { targetUnreachable } from './load-balancer/target-unreachable.ts';
import { targetsOverloaded } from './load-balancer/targets-overloaded.ts';
import { udpPortChecked } from './load-balancer/udp-port-checked.ts';
import { unexpectedResponseCode } from './load-balancer/unexpected-response-code.ts';
import { zoneNotEnabled } from './load-balancer/zone-not-enabled.ts';
import { allocationFailed } from './oom/allocation-failed.ts';
import { containerMemoryLimit } from './oom/container-memory-limit.ts';
import { heapExceedsMemory } from './oom/heap-exceeds-memory.ts';
import { memoryKillSuspected } from './oom/memory-kill-suspected.ts';
import { runtimeHeapLimit } from './oom/runtime-heap-limit.ts';
import { smallestMemory } from './oom/smallest-memory.ts';
import { workerKilled } from './oom/worker-killed.ts';
import { breakerWithoutRollback } from './other/breaker-without-rollback.ts';
import { circuitBreakerOff } from './other/circuit-breaker-off.ts';
import { deploymentAlarm } from './other/deployment-alarm.ts';
import { deploymentLimits } from './other/deployment-limits.ts';
import { deploymentRolledBack } from './other/deployment-rolled-back.ts';
import { failingHost } from './other/failing-host.ts';
import { hostLost } from './other/host-lost.ts';
import { hostResourcesHeld } from './other/host-resources-held.ts';
import { lifecycleHookFailed } from './other/lifecycle-hook-failed.ts';
import { networkInterface } from './other/network-interface.ts';
import { operationsThrottled } from './other/operations-throttled.ts';
import { percentagesDeadlock } from './other/percentages-deadlock.ts';
import { placementFailed } from './other/placement-failed.ts';
import { platformFault } from './other/platform-fault.ts';
import { scaleInBlocked } from './other/scale-in-blocked.ts';
import { sigtermIgnored } from './other/sigterm-ignored.ts';
import { singleTask } from './other/single-task.ts';
import { spotInterruption } from './other/spot-interruption.ts';
import { spotOnly } from './other/spot-only.ts';
import { stackRolledBack } from './other/stack-rolled-back.ts';
import { stoppedByOperator } from './other/stopped-by-operator.ts';
import { unrecognisedStop } from './other/unrecognised-stop.ts';
import { applicationError } from './startup/application-error.ts';
import { brokenImageContents } from './startup/broken-image-contents.ts';
import { containerExits } from './startup/container-exits.ts';
import { containerNotStarted } from './startup/container-not-started.ts';
import { dataLocked } from './startup/data-locked.ts';
import { databaseRefused } from './startup/database-refused.ts';
import { dependencyUnmet } from './startup/dependency-unmet.ts';
import { dependencyUnreachable } from './startup/dependency-unreachable.ts';
import { dependencyWithoutTimeout } from './startup/dependency-without-timeout.ts';
import { entrypointMissing } from './startup/entrypoint-missing.ts';
import { environmentFile } from './startup/environment-file.ts';
import { imageArchitecture } from './startup/image-architecture.ts';
import { imageDigestGone } from './startup/image-digest-gone.ts';
import { imageNotFound } from './startup/image-not-found.ts';
import { imagePullDenied } from './startup/image-pull-denied.ts';
import { imagePullDiskFull } from './startup/image-pull-disk-full.ts';
import { imagePullFailed } from './startup/image-pull-failed.ts';
import { imagePullNetwork } from './startup/image-pull-network.ts';
import { imagePullRateLimit } from './startup/image-pull-rate-limit.ts';
import { initNetwork } from './startup/init-network.ts';
import { killedFromInside } from './startup/killed-from-inside.ts';
import { literalIntrinsic } from './startup/literal-intrinsic.ts';
import { localResource } from './startup/local-resource.ts';
import { logDriver } from './startup/log-driver.ts';
import { logDriverMissing } from './startup/log-driver-missing.ts';
import { migrationFailed } from './startup/migration-failed.ts';
import { missingConfiguration } from './startup/missing-configuration.ts';
import { mutableImageTag } from './startup/mutable-image-tag.ts';
import { nativeCrash } from './startup/native-crash.ts';
import { plaintextToTlsPort } from './startup/plaintext-to-tls-port.ts';
import { processorFeature } from './startup/processor-feature.ts';
import { roleNotAssumable } from './startup/role-not-assumable.ts';
import { secretUnavailable } from './startup/secret-unavailable.ts';
import { shutOut } from './startup/shut-out.ts';
import { startFailed } from './startup/start-failed.ts';
import { startsThrottled } from './startup/starts-throttled.ts';
import { taskRoleDenied } from './startup/task-role-denied.ts';
import { taskStuck } from './startup/task-stuck.ts';
import { versionMismatch } from './startup/version-mismatch.ts';
import { volumeMount } from './startup/volume-mount.ts';

/** Every rule. This list is the only place where a rule is registered; its order decides between equals. */
export const RULES: readonly Rule[] = [
  awaitedCheckFails,
  checkAsksReadiness,
  checkFlaps,
  checkMissing,
  checkNeverPasses,
  containerUnhealthy,
  probeAsksLocalhost,
  probeTimeoutTooLong,
  probeToolDoubtful,
  startPeriodTight,
  startPeriodTooShort,
  applicationError,
  brokenImageContents,
  containerExits,
  containerNotStarted,
  databaseRefused,
  dataLocked,
  dependencyUnmet,
  dependencyUnreachable,
  dependencyWithoutTimeout,
  entrypointMissing,
  environmentFile,
  imageArchitecture,
  imageDigestGone,
  imageNotFound,
  imagePullDenied,
  imagePullDiskFull,
  imagePullFailed,
  imagePullNetwork,
  imagePullRateLimit,
  initNetwork,
  killedFromInside,
  literalIntrinsic,
  localResource,
  logDriver,
  logDriverMissing,
  migrationFailed,
  missingConfiguration,
  mutableImageTag,
  nativeCrash,
  plaintextToTlsPort,
  processorFeature,
  versionMismatch,
  roleNotAssumable,
  secretUnavailable,
  shutOut,
  startFailed,
  startsThrottled,
  taskRoleDenied,
  taskStuck,
  volumeMount,
  allocationFailed,
  containerMemoryLimit,
  heapExceedsMemory,
  memoryKillSuspected,
  runtimeHeapLimit,
  smallestMemory,
  workerKilled,
  gracePeriodMissing,
  gracePeriodTooShort,
  graceWithinWindow,
  healthCheckPort,
  udpPortChecked,
  healthRouteSlow,
  targetGroupMissing,
  targetGroupNotInUse,
  targetUnhealthy,
  targetUnreachable,
  targetsOverloaded,
  unexpectedResponseCode,
  zoneNotEnabled,
  breakerWithoutRollback,
  circuitBreakerOff,
  deploymentAlarm,
  deploymentLimits,
  deploymentRolledBack,
  failingHost,
  hostLost,
  hostResourcesHeld,
  lifecycleHookFailed,
  networkInterface,
  percentagesDeadlock,
  placementFailed,
  operationsThrottled,
  platformFault,
  scaleInBlocked,
  sigtermIgnored,
  singleTask,
  spotInterruption,
  spotOnly,
  stackRolledBack,
  stoppedByOperator,
  unrecognisedStop,
];
