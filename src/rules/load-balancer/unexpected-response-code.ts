import { codesOf, isCodeFailure } from '../../facts/code-failure.ts';
import {
  eventEvidence,
  logEvidence,
  reasonEvidence,
  settingEvidence,
  targetEvidence,
} from '../../facts/evidence.ts';
import { isSeenWhole, targetEvents, targetFailures, unhealthyTargets } from '../../facts/health-failure.ts';
import { proxyProtocolFault } from '../../facts/proxy-protocol.ts';
import { defineRule } from '../define.ts';
import { ofTasks, quote } from '../words.ts';
import { grpcChanges, pathChanges } from './path-change.ts';
import { proxyProtocolHint } from './protocol-hint.ts';
import { codeAdvice } from './response-code.ts';

export const unexpectedResponseCode = defineRule({
  id: 'unexpected-response-code',
  category: 'load-balancer',
  title: 'The application answers the load balancer’s health check with an unexpected status code',
  needs: ['service', 'targetGroups'],
  explains: [{ of: { rule: 'target-unreachable' }, when: 'substantial' }],
  means:
    'The load balancer reaches the application, but its health check is answered with a status code that the target group does not accept.',
  why: 'The load balancer reaches the application, but the answer is not one of the codes that its target group accepts. With all targets unhealthy an Application Load Balancer still forwards, so that the site may seem to work while ECS replaces the tasks.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].events[:10].[createdAt,message]'",
      look: 'The event ends in “Health checks failed with these codes: […]”.',
    },
    {
      run: "aws elbv2 describe-target-groups --target-group-arns GROUP-ARN --query 'TargetGroups[0].[HealthCheckPath,Matcher.HttpCode,HealthCheckProtocol]'",
      look: 'Ask that path yourself, with the address of the task as Host header: the same code comes back.',
    },
    {
      run: "curl -si -H 'Host: TASK-ADDRESS' http://TASK-ADDRESS:PORT/PATH",
      look: 'A redirect, a login or a refused host shows in the first lines of the answer.',
    },
  ],
  remedy:
    'Let the path of the health check answer with the expected code without a login, a redirect or a host name, or correct the path or the accepted codes in the target group.',
  notWhen:
    '502 and 503 while the application is still starting are a matter of time: see grace-period-too-short.',
  docs: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  ],
  check: (facts) => {
    const failures = targetFailures(facts).filter(isCodeFailure);
    const target = unhealthyTargets(facts).find((live) => codesOf(live.target.description).length > 0);
    const event =
      failures[0]?.event ?? targetEvents(facts).find(({ reading }) => codesOf(reading?.parts[4]).length > 0);
    const codes = codesOf(event?.reading?.parts[4] ?? target?.target.description);
    const code = codes[0];
    const seen =
      failures.length > 0 || target !== undefined || facts.snapshot.vitals.stoppedTasks.state !== 'present';
    if (code === undefined || !seen) return [];
    const group = failures[0]?.window?.targetGroup ?? target?.group;
    const path = group?.healthCheckPath ?? '/';
    const refused = facts.failures.flatMap(({ logs }) => logs.flatMap((log) => log.refusedHost ?? []))[0];
    const own = failures.flatMap(({ stop }) => stop.logs.flatMap((log) => log.error ?? []))[0];
    // A refused Host header is answered with 400 by some frameworks, with 403 by others.
    const advice = codeAdvice(refused ? 400 : code);
    const fault = proxyProtocolFault(failures.flatMap(({ stop }) => stop.logs));
    const tasks = failures.map(({ stop }) => stop);
    // What is behind an error of the server, only its log and the end of its tasks could say.
    const weight = code >= 500 && !isSeenWhole(facts, failures[0]) ? 'circumstantial' : 'direct';
    const hostWords = refused ? ` The application wrote: ${quote(refused.line.message)}.` : '';
    return [
      {
        title: `The health check ${path} of the load balancer is answered with [${code}]`,
        summary: `The load balancer asks ${path} and is answered with [${codes.join(', ')}], while the target group accepts ${group?.matcher ?? '200'}: ${tasks.length > 0 ? ofTasks(tasks, facts) : 'service events say so'}.${hostWords} ${fault ? proxyProtocolHint(fault.kind) : advice.what}`,
        tasks,
        evidence: [
          ...(event ? [eventEvidence(event, weight)] : []),
          ...[refused, fault].flatMap((match) => (match ? [logEvidence(match)] : [])),
          ...(refused || own === undefined ? [] : [logEvidence(own, 'circumstantial')]),
          ...failures.slice(0, 1).flatMap(({ stop }) => reasonEvidence(stop, weight)),
          ...(target ? [targetEvidence(target, weight)] : []),
          settingEvidence(
            'elasticloadbalancing:DescribeTargetGroups',
            'TargetGroups[0].Matcher.HttpCode',
            `path ${path}, accepted codes ${group?.matcher ?? '200'}`,
          ),
        ],
        steps: fault ? [proxyProtocolHint(fault.kind)] : advice.steps,
        settings: group ? [...pathChanges(facts, group, code), ...grpcChanges(group, code)] : [],
      },
    ];
  },
});
