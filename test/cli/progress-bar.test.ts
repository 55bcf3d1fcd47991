import { describe, expect, it } from 'vitest';
import { createProgressBar } from '../../src/cli/progress-bar.js';

describe('progress bar', () => {
  it('draws in place, ten times a second at most, and takes itself away', () => {
    const drawn: string[] = [];
    let time = 0;
    const bar = createProgressBar({ draw: (text) => drawn.push(text) }, () => time);
    bar.show(0.5, 'a.bib');
    time = 99;
    bar.show(0.6, 'a.bib');
    time = 101;
    bar.show(2, 'a.bib');
    bar.clear();
    bar.clear();
    expect(drawn).toEqual([
      `\r\u001b[K[${'█'.repeat(12)}${'░'.repeat(12)}] 50% a.bib`,
      `\r\u001b[K[${'█'.repeat(24)}] 100% a.bib`,
      '\r\u001b[K',
    ]);
  });

  it('draws nothing where nobody watches', () => {
    const bar = createProgressBar({});
    expect(() => {
      bar.show(0.5, 'a.bib');
      bar.clear();
    }).not.toThrow();
  });
});
