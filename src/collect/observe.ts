import { AwsFailure } from '../aws/failure.ts';
import { present, type Section } from '../model/section.ts';
import { untrusted } from '../model/text.ts';

/** A section that was not read, which stands for one of any type. */
export type Unread = Exclude<Section<never>, { readonly state: 'present' }>;

/** Runs a reading; a failure of AWS becomes a section that says so. Anything else that is thrown is our own bug. */
export async function observe<T>(read: () => Promise<T>): Promise<Section<T>> {
  try {
    return present(await read());
  } catch (error) {
    if (error instanceof AwsFailure) return unreadBecause(error);
    throw error;
  }
}

/** The section that stands for a failed call. */
export function unreadBecause({ kind, action, message }: AwsFailure): Unread {
  if (kind === 'denied') return { state: 'denied', action, message: untrusted(message) };
  const text = kind === 'throttled' ? `AWS throttles this call: ${message}` : message;
  return { state: 'failed', action, message: untrusted(text) };
}

/** Reads on from a section: where it was not read, what depends on it was not either, for the same reason. */
export async function andThen<T, U>(
  section: Section<T>,
  read: (value: T) => Promise<Section<U>> | Section<U>,
): Promise<Section<U>> {
  return section.state === 'present' ? await read(section.value) : section;
}

/** A section whose value is turned into another. */
export function mapSection<T, U>(section: Section<T>, turn: (value: T) => U): Section<U> {
  return section.state === 'present' ? present(turn(section.value)) : section;
}
