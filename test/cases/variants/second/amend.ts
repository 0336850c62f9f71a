import type { Service, Task } from '@aws-sdk/client-ecs';
import type { Account } from '../../../../src/simulator/account.ts';
import type { Variant } from '../build.ts';

/** The variant with parts of its account replaced by what `change` makes of the account. */
export function amend(variant: Variant, change: (account: Account) => Partial<Account>): Variant {
  return { ...variant, account: { ...variant.account, ...change(variant.account) } };
}

/** The variant with the service that is asked about changed. */
export function amendService(variant: Variant, change: (service: Service) => Partial<Service>): Variant {
  const name = serviceName(variant);
  return amend(variant, ({ services }) => ({
    services: services.map((one) => (one.serviceName === name ? { ...one, ...change(one) } : one)),
  }));
}

/** The variant with each task of the service that is asked about changed. */
export function amendTasks(variant: Variant, change: (task: Task) => Partial<Task>): Variant {
  const group = `service:${serviceName(variant)}`;
  return amend(variant, ({ tasks }) => ({
    tasks: tasks.map((one) => (one.group === group ? { ...one, ...change(one) } : one)),
  }));
}

/** The name of the service that is asked about. */
export function serviceName({ args }: Variant): string {
  return args[args.indexOf('--service') + 1] ?? '';
}
