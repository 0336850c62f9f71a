import { MASK, type Untrusted, untrusted } from '../../model/text.ts';
import type { Scrub } from '../scrub/scrubber.ts';

const KEY_BEGINS = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/;
const KEY_ENDS = /-----END [A-Z ]{0,40}PRIVATE KEY-----/;
/** The longest key file in use has about 100 lines. */
const KEY_LINES = 120;

/**
 * Masks the lines of one stream as they come, oldest first. A private key that is printed over several lines is masked as
 * a whole, so it has to see every line.
 */
export function lineScrubber(): (message: Untrusted, scrub: Scrub) => Untrusted {
  let keyLinesLeft = 0;
  return (message, scrub) => {
    const isWithinKey = keyLinesLeft > 0;
    keyLinesLeft = Math.max(0, keyLinesLeft - 1);
    if (message.includes('-----')) {
      if (KEY_BEGINS.test(message)) keyLinesLeft = KEY_LINES;
      if (KEY_ENDS.test(message)) keyLinesLeft = 0;
    }
    return isWithinKey ? untrusted(MASK) : scrub(message);
  };
}
