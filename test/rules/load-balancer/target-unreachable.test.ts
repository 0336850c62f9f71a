import { describe, expect, it } from 'vitest';
import type { TargetGroup } from '../../../src/model/target-group.ts';
import { untrusted } from '../../../src/model/text.ts';
import { targetUnreachable } from '../../../src/rules/load-balancer/target-unreachable.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot, targetEvent } from '../../support/snapshot.ts';
import { failedTarget, logOf, READY } from '../../support/task.ts';

const TASK = failedTarget({ lived: 200 });

function readyAfter(seconds: number, probe: string) {
  const logs = [logOf(TASK, [[seconds, READY]])];
  return healthySnapshot({ stopped: [TASK], logs, events: [targetEvent(115, probe)] });
}

describe('the rule target-unreachable', () => {
  it.each(['Request timed out', 'Health checks failed'])(
    'finds an application that was ready long before the probe ended with “%s”',
    (probe) => {
      const finding = fires(targetUnreachable, readyAfter(10, probe));
      expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
      expect(finding.summary).toContain('ready after 10 s');
      expect(finding.summary).toContain('security group of the task');
      expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({ weight: 'direct' });
      expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'circumstantial', text: READY });
      expect(evidenceAt(finding, 'TargetGroups[backend]')?.text).toBe('checks HTTP on port traffic-port');
    },
  );

  it.each<[string, string, string, Partial<TargetGroup>]>([
    [
      'that it listens on the loopback address only',
      'INFO Listening at: http://127.0.0.1:8000',
      'listens on 127.0.0.1:8000, the loopback address: bind it to 0.0.0.0',
      {},
    ],
    [
      'that its port is not the one that is registered',
      'Listening on :8080',
      'listens on port 8080, but port 8000 is registered: correct containerPort',
      {},
    ],
    [
      'that the server closes the connection on the probe',
      'Listening on :8000\n10.0.0.9 10.0.1.7:8000 "GET /health HTTP/1.1" 444 0 rt=0.000',
      'closes the connection without an answer (444)',
      {},
    ],
    [
      'that the probe arrives',
      'Listening on :8000\n10.0.0.9 "GET /health HTTP/1.1" 499 0',
      'no security group keeps it out: look at what the application does with that request',
      {},
    ],
    [
      'that it takes clients of its own host alone',
      'Starting in local only mode.\nListening on :8000',
      'let it listen on every address',
      {},
    ],
    [
      'that the check speaks another protocol',
      'Listening on :8000',
      'The check speaks HTTPS: make sure that the container does too',
      { healthCheckProtocol: untrusted('HTTPS') },
    ],
    [
      'that packets are dropped, where the probe timed out',
      'Listening on :8000',
      'A time-out means that packets are dropped: look at the security group',
      {},
    ],
    [
      'that the handshake fails',
      'Listening on :8000\nhttp: TLS handshake error from 10.0.0.9:51234: tls: client offered only unsupported versions',
      'the handshake (TLS) of the probe fails',
      { healthCheckProtocol: untrusted('HTTPS') },
    ],
    [
      'that the probe speaks TLS to a server that does not',
      'Listening on :8000\nInvalid character found in method name [0x160x030x01]. HTTP method names must be tokens',
      'the handshake (TLS) of the probe fails',
      {},
    ],
    [
      'that a name for people is no address',
      'Now listening on: http://localhost:8000',
      'A time-out means that packets are dropped: look at the security group',
      {},
    ],
    [
      'that the server takes the header of proxy protocol for a request',
      String.raw`Listening on :8000
10.0.0.9 - - "\x0D\x0A\x0D\x0A\x00\x0D\x0AQUIT\x0A!\x11\x00T" 400 150 "-" "-"`,
      'Its log shows the header of proxy protocol v2',
      {},
    ],
    [
      'that the server waits for the header of proxy protocol',
      'Listening on :8000\n[error] 22#22: *1 broken header: "GET /health HTTP/1.1" while reading PROXY protocol',
      'waits for a header of proxy protocol that does not come',
      {},
    ],
    [
      'that the registered port is among those that are named',
      'Metrics listening on port 9090\nListening on :8000',
      'A time-out means that packets are dropped: look at the security group',
      {},
    ],
    [
      'that loopback is not all there is',
      ' * Running on http://127.0.0.1:8000\nRunning on all addresses (0.0.0.0)',
      'A time-out means that packets are dropped: look at the security group',
      {},
    ],
  ])('says, by what is known, %s', (_, log, hint, targetGroup) => {
    const snapshot = healthySnapshot({
      stopped: [TASK],
      logs: [
        logOf(
          TASK,
          log.split('\n').map((line, index) => [10 + index, line] as const),
        ),
      ],
      events: [targetEvent(115, 'Request timed out')],
      targetGroup,
    });
    expect(fires(targetUnreachable, snapshot).summary).toContain(hint);
  });

  it.each<[string, string, Partial<TargetGroup>]>([
    ['HTTP/2', 'protocol version of the target group is HTTP2', { protocolVersion: untrusted('HTTP2') }],
    ['gRPC', 'protocol version of the target group is GRPC', { protocolVersion: untrusted('GRPC') }],
    ['proxy protocol', 'sends a header of proxy protocol v2', { sendsProxyProtocol: true }],
  ])('suspects a target group that speaks %s, unless packets are dropped', (_, hint, targetGroup) => {
    const logs = [logOf(TASK, [[10, READY]])];
    const said = (probe: string) =>
      fires(
        targetUnreachable,
        healthySnapshot({ stopped: [TASK], logs, events: [targetEvent(115, probe)], targetGroup }),
      );
    expect(said('Health checks failed').summary).toContain(hint);
    expect(said('Request timed out').summary).not.toContain(hint);
    expect(evidenceAt(said('Health checks failed'), 'TargetGroups[backend]')?.text).toMatch(
      /protocol version (?:HTTP2|GRPC)|with proxy protocol v2/,
    );
  });

  it('says nothing of a target group that speaks HTTP/1.1', () => {
    const logs = [logOf(TASK, [[10, READY]])];
    const targetGroup = { protocolVersion: untrusted('HTTP1'), sendsProxyProtocol: false };
    const events = [targetEvent(115, 'Health checks failed')];
    const { summary } = fires(
      targetUnreachable,
      healthySnapshot({ stopped: [TASK], logs, events, targetGroup }),
    );
    expect(summary).toContain('Look at port, bind address and protocol');
  });

  it('tells a refusal, by somebody who does not listen, from packets that are dropped', () => {
    const { summary } = fires(targetUnreachable, readyAfter(10, 'Health checks failed'));
    expect(summary).toContain('Look at port, bind address and protocol');
    expect(summary).not.toContain('packets are dropped');
  });

  it('does not compare ports where the host chooses the one that is registered', () => {
    const snapshot = healthySnapshot({
      stopped: [TASK],
      logs: [logOf(TASK, [[10, 'Listening on :8080']])],
      events: [targetEvent(115, 'Request timed out')],
      targetGroup: { targetType: untrusted('instance') },
    });
    expect(fires(targetUnreachable, snapshot).summary).not.toContain('is registered');
  });

  it('stays silent where the application was ready too shortly before for the balancer to notice', () => {
    staysSilent(targetUnreachable, readyAfter(150, 'Request timed out'));
  });

  it('stays silent where the load balancer does get an answer', () => {
    staysSilent(targetUnreachable, readyAfter(10, 'Health checks failed with these codes: [404]'));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(targetUnreachable);
  });
});
