import { describe, expect, it } from 'vitest';
import { isSharedTitle, titleKey } from '../../src/identity/title-key.js';

describe('titleKey', () => {
  it.each([
    ['<fixed-case>PaLI</fixed-case>: A Jointly-Scaled Model', 'PaLI: a jointly scaled model.'],
    ['On {\\"U}ber-{GAN}s', 'On Über-GANs'],
    ['{\\ss}tudy of $\\alpha$-divergence', 'ßtudy of α-divergence'],
    ['Learning \\emph{Deep} \\textbf{Nets}', 'Learning deep nets'],
    ['Caf&eacute; &amp; Bar', 'Café and Bar'],
    ['Science &#x26; Art', 'Science & Art'],
    ['H<sub>2</sub>O', 'H₂O'],
    ["Patch n' Pack", 'Patch n’ Pack'],
  ])('%j and %j have one key', (a, b) => {
    expect(titleKey(a)).toBe(titleKey(b));
    expect(titleKey(a)).not.toBe('');
  });

  it('keeps what only looks like markup, and other scripts', () => {
    expect(titleKey('a < b and c > d')).toBe('abandcd');
    expect(titleKey('机器学习 2')).toBe('机器学习2');
  });

  it('tells shared titles from others', () => {
    for (const title of [
      'Advertisements',
      'Preface',
      'Front Matter',
      'Proceedings of the 5th Workshop',
      'Editorial',
      '',
    ]) {
      expect(isSharedTitle(titleKey(title)), title).toBe(true);
    }
    for (const title of ['Sparsity-Constrained Optimal Transport', 'An introduction to Leiden']) {
      expect(isSharedTitle(titleKey(title)), title).toBe(false);
    }
  });
});
