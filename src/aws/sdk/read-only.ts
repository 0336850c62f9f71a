import { SERVICE_OF } from '../operations.ts';

/** The part of an SDK client's middleware stack that the guard needs. */
interface GuardableStack {
  add(
    middleware: <Next>(next: Next, context: { readonly commandName?: string }) => Next,
    options: { readonly step: 'initialize'; readonly name: string },
  ): void;
}

/**
 * Makes a client refuse, before anything is signed or sent, every command that is not in the table of reading
 * operations. Throws an `Error` when it meets one: that would be our own bug.
 */
export function guardReadOnly<Client extends { readonly middlewareStack: GuardableStack }>(
  client: Client,
): Client {
  client.middlewareStack.add(refuseUnlisted, { step: 'initialize', name: 'ecsDoctorReadOnly' });
  return client;
}

function refuseUnlisted<Next>(next: Next, { commandName = '' }: { readonly commandName?: string }): Next {
  const operation = commandName.replace(/Command$/, '');
  if (!Object.hasOwn(SERVICE_OF, operation)) {
    throw new Error(`${commandName} is not one of the reading operations and was not sent`);
  }
  return next;
}
