import { describe, expect, it } from 'vitest';
import { snippet } from '../../../src/render/patch/snippet.ts';
import { RICH } from './rich-report.ts';

describe('a patch for Terraform', () => {
  it('has every change in its resource or its container, and the rest of a block as it is', () => {
    expect(`${snippet(RICH, 'terraform').join('\n')}\n`).toBe(`\
# What ecs-doctor recommends for service backend.
# Merge this into your configuration: what it does not name stays as it is.
# The names of the resources are placeholders.

# task definition backend
resource "aws_ecs_task_definition" "task_definition" {
  memory = 1024  # was 512: it was not enough
  container_definitions = jsonencode([
    {
      name = "api"
      healthCheck = {
        command = ["CMD-SHELL", "curl -f http://localhost/health || exit 1"]
        interval = 20
        retries = 3
        startPeriod = 270  # was 60: 1.5 × the observed 175 s to ready, rounded up
        timeout = 5
      }
      environment = [
        # the other variables stay
        # is set already, its value is not known, so add to it: it was not enough
        { name = "NODE_OPTIONS", value = "--max-old-space-size=384" },
      ]
    },
    {
      name = "proxy"
      memory = 128  # was 64: it was not enough
    },
  ])
}

# service backend
resource "aws_ecs_service" "service" {
  # a risk, not shown to be the cause:
  deployment_circuit_breaker {  # was off: it was not enough
    enable = true
    rollback = true
  }
  health_check_grace_period_seconds = 420  # was 120: it was not enough
}

# target group web
resource "aws_lb_target_group" "target_group" {
  health_check {
    interval = 15
    path = "/health"
    port = "traffic-port"  # was 8080: it was not enough
    timeout = 5
    healthy_threshold = 3
    matcher = "200-299"
    unhealthy_threshold = 2
    protocol = "HTTP"
  }
}
`);
  });
});
