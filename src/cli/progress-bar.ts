import type { Terminal } from './terminal.js';

export interface ProgressBar {
  /** @param share of the work that is done, 0 to 1. */
  show(share: number, text: string): void;
  /** Takes the bar away, so that a line can be printed. */
  clear(): void;
}

const width = 24;
const leastMilliseconds = 100;
const toLineStart = '\r\u001b[K';

/** A bar on the last line of a terminal, drawn ten times a second at most; nothing where nobody watches. */
export function createProgressBar({ draw }: Pick<Terminal, 'draw'>, now = () => performance.now()): ProgressBar {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isDrawn = false;
  return {
    show(share, text) {
      if (!draw || now() - drawnAt < leastMilliseconds) return;
      drawnAt = now();
      isDrawn = true;
      const done = Math.min(1, Math.max(0, share));
      const full = Math.round(done * width);
      draw(`${toLineStart}[${'█'.repeat(full)}${'░'.repeat(width - full)}] ${Math.floor(done * 100)}% ${text}`);
    },
    clear() {
      if (!isDrawn) return;
      draw?.(toLineStart);
      isDrawn = false;
      drawnAt = Number.NEGATIVE_INFINITY;
    },
  };
}
