import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { snippet } from '../../../src/render/patch/snippet.ts';
import { BLUEPRINT, change, RICH, reportWith, TARGET_GROUP } from './rich-report.ts';

describe('a patch for the CDK in Python', () => {
  it('has every change in the construct that takes it, with the command that a health check needs', () => {
    expect(`${snippet(RICH, 'cdk-python').join('\n')}\n`).toBe(`\
# What ecs-doctor recommends for service backend.
# Merge these arguments into your constructs: what is not named stays as it is.
# Ids and variables are placeholders.
# Needed: from aws_cdk import Duration, aws_ecs as ecs, aws_elasticloadbalancingv2 as elbv2

# task definition backend, ApiTask in the template of its stack
task_definition = ecs.FargateTaskDefinition(self, "TaskDefinition",
    # its other arguments stay
    memory_limit_mib=1024,  # was 512: it was not enough
)
task_definition.add_container("api",
    # its other arguments stay
    health_check=ecs.HealthCheck(
        command=["CMD-SHELL", "curl -f http://localhost/health || exit 1"],
        interval=Duration.seconds(20),
        retries=3,
        start_period=Duration.seconds(270),  # was 60: 1.5 × the observed 175 s to ready, rounded up
        timeout=Duration.seconds(5),
    ),
    environment={
        # the other variables stay
        # is set already, its value is not known, so add to it: it was not enough
        "NODE_OPTIONS": "--max-old-space-size=384",
    },
)
task_definition.add_container("proxy",
    # its other arguments stay
    memory_limit_mib=128,  # was 64: it was not enough
)

# service backend, ApiService in the template of its stack
service = ecs.FargateService(self, "Service",
    # its other arguments stay
    # a risk, not shown to be the cause:
    # was off: it was not enough
    circuit_breaker=ecs.DeploymentCircuitBreaker(enable=True, rollback=True),
    health_check_grace_period=Duration.seconds(420),  # was 120: it was not enough
)

# target group web, ApiTargets in the template of its stack
target_group.configure_health_check(
    interval=Duration.seconds(15),
    path="/health",
    port="traffic-port",  # was 8080: it was not enough
    timeout=Duration.seconds(5),
    healthy_threshold_count=3,
    healthy_http_codes="200-299",
    unhealthy_threshold_count=2,
    protocol=elbv2.Protocol.HTTP,
)
`);
  });

  it('names the constructs of a service on EC2, whose task takes its size as a text', () => {
    const service = BLUEPRINT.service && { ...BLUEPRINT.service, launchType: untrusted('EC2') };
    const changes = [change('taskDefinition.memory', 1024), change('service.desiredCount', 3)];
    const lines = snippet(reportWith(changes, [], { blueprint: { ...BLUEPRINT, service } }), 'cdk-python');
    expect(lines).toContain('task_definition = ecs.TaskDefinition(self, "TaskDefinition",');
    expect(lines).toContain('    compatibility=ecs.Compatibility.EC2,');
    expect(lines).toContain('    memory_mib="1024",  # was not set: it was not enough');
    expect(lines).toContain('service = ecs.Ec2Service(self, "Service",');
  });

  it('asks a target group that speaks gRPC for the codes of gRPC', () => {
    const targetGroups = [{ ...TARGET_GROUP, matcher: untrusted('0-5') }];
    const blueprint = { ...BLUEPRINT, targetGroups };
    const lines = snippet(
      reportWith([change('targetGroup.HealthCheckPath', '/')], [], { blueprint }),
      'cdk-python',
    );
    expect(lines).toContain('    healthy_grpc_codes="0-5",');
  });

  it('gives a check by TCP neither path nor codes', () => {
    const targetGroups = [{ ...TARGET_GROUP, healthCheckProtocol: untrusted('TCP') }];
    const blueprint = { ...BLUEPRINT, targetGroups };
    const lines = snippet(
      reportWith([change('targetGroup.UnhealthyThresholdCount', 5)], [], { blueprint }),
      'cdk-python',
    );
    expect(lines).toContain('    protocol=elbv2.Protocol.TCP,');
    expect(lines.join('\n')).not.toMatch(/path=|codes=/);
  });
});
