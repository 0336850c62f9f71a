import { describe, expect, it } from 'vitest';
import { runtimeHeapLimit } from '../../../src/rules/oom/runtime-heap-limit.ts';
import { plaintextToTlsPort } from '../../../src/rules/startup/plaintext-to-tls-port.ts';
import { fires, ignoresLog, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { logOf, stoppedTask } from '../../support/task.ts';

const STACK =
  "ERROR KafkaThread - Uncaught exception in thread 'kafka-admin-client-thread':\njava.lang.OutOfMemoryError: Java heap space\n\tat java.base/java.nio.ByteBuffer.allocate(ByteBuffer.java:363)\n\tat org.apache.kafka.common.network.NetworkReceive.readFrom(NetworkReceive.java:102)";

function ended(lines: readonly string[]) {
  const stopped = [stoppedTask({ id: 'dead1', stoppedAgo: 60, lived: 20 })];
  const logs = stopped.map((task) =>
    logOf(
      task,
      lines.map((line, index) => [10 + index, line] as const),
    ),
  );
  return healthySnapshot({ stopped, logs });
}

describe('the rule plaintext-to-tls-port', () => {
  it('takes a heap that a Kafka client fills with one answer for TLS, and is only likely', () => {
    const finding = fires(
      plaintextToTlsPort,
      ended([STACK, 'Terminating due to java.lang.OutOfMemoryError: Java heap space']),
    );
    expect(finding.confidence).toBe('likely');
    expect(finding.title).toContain('speaks PLAINTEXT');
    expect(finding.summary).toContain('Java heap space');
  });

  it('leaves nothing of it to the heap, which would not be large enough either', () => {
    staysSilent(
      runtimeHeapLimit,
      ended([STACK, 'Terminating due to java.lang.OutOfMemoryError: Java heap space']),
    );
  });

  it('stays silent on a heap that the application fills', () => {
    ignoresLog(plaintextToTlsPort, [
      'java.lang.OutOfMemoryError: Java heap space\n\tat app.Cache.put(Cache.java:9)',
    ]);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(plaintextToTlsPort);
  });
});
