/** Where a probe asks: its address as it was written, and the path in it. */
export interface ProbeAddress {
  readonly address: string;
  readonly path: string;
}

const ADDRESS =
  /(?:https?:\/\/[^\s/'"|;&)]+|(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\w+)?)(\/[^\s'"|;&)?#]*)?/;

const LOCALHOST = /(?<![\w.-])localhost(?![\w.-])/g;

/** The first address that the command of a health check asks over HTTP; `undefined` where it asks none. */
export function addressOf(command: string): ProbeAddress | undefined {
  const found = ADDRESS.exec(command);
  return found === null ? undefined : { address: found[0], path: found[1] ?? '/' };
}

/** Whether a command asks its own host by the name `localhost`. */
export function asksLocalhost(command: string): boolean {
  return command.search(LOCALHOST) !== -1;
}

/** A command or an address with 127.0.0.1 where it says `localhost`. */
export function withoutLocalhost(text: string): string {
  return text.replace(LOCALHOST, '127.0.0.1');
}
