import type { LivePainter } from '../context.ts';
import type { TerminalText } from '../render/encode/encoded.ts';
import { type LiveStream, type PausablePainter, startLive } from './live.ts';

/** The place on a terminal where at most one block is painted at a time, and who knows whether one is. */
export interface Stage {
  /** Begins to paint; what was painted before is stopped. */
  live(): LivePainter;
  /** Writes a line above the block that is painted; says `false` where none is, and the line has to go elsewhere. */
  announce(line: TerminalText): boolean;
  /** Gives the terminal to the shell for a while, and takes it again. */
  pause(): void;
  resume(): void;
  /** Gives the terminal back, whatever happens on it; for the end of the program. */
  leave(): void;
}

/** The stage of a terminal. */
export function stageOn(stream: LiveStream): Stage {
  let painter: PausablePainter | undefined;
  return {
    live() {
      painter?.stop();
      painter = startLive(stream, () => {
        painter = undefined;
      });
      return painter;
    },
    announce(line) {
      painter?.print(line);
      return painter !== undefined;
    },
    pause() {
      painter?.pause();
    },
    resume() {
      painter?.resume();
    },
    leave() {
      painter?.stop();
    },
  };
}
