import type { TargetRequest } from './request.ts';

/** What was asked for, in words. */
export function nameOf(request: TargetRequest): string {
  switch (request.kind) {
    case 'services':
      return request.services.map((service) => `${request.cluster}/${service}`).join(', ');
    case 'cluster':
      return `cluster ${request.cluster}`;
    case 'task':
      return `task ${request.task}`;
    case 'stack':
      return `stack ${request.stack}`;
  }
}
