declare const untrustedBrand: unique symbol;

/**
 * Text that came from AWS, a log, a template or a file. It may be read and matched like any string, but it may hold
 * control sequences, markup or workflow commands: only an encoder of `render/encode` turns it into output.
 */
export type Untrusted = string & { readonly [untrustedBrand]: 'untrusted' };

/** Marks text as having come from outside. */
export function untrusted(text: string): Untrusted {
  return text as Untrusted;
}

/** What stands in the place of a secret: it never enters a snapshot. */
export const MASK = '[secret]';
