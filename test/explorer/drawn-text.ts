import type { Page } from 'playwright-core';
import { painted } from './watching.js';

/** A run of text in a drawing, in pixels of the whole page. */
interface Run {
  text: string;
  at: string;
  x: number;
  y: number;
  width: number;
  height: number;
  fill: Color;
  /** What its letters stand on: a rim of theirs in that color, or else what is painted behind. */
  rim: Color | null;
  /** Of the letters and their rim over what is behind: 0 to 1. */
  opacity: number;
  /** What WCAG asks of its size: 4.5, or 3 where it is large. */
  least: number;
}

type Color = [red: number, green: number, blue: number, alpha: number];

/**
 * What text in drawings is too pale to be read (WCAG 1.4.3), which axe leaves undecided: the color of the letters
 * against what is really painted behind each of their pixels, as two pictures of the page tell, one without letters.
 * Each is read where the window shows it: what lies outside may be painted late, and a picture has what was there.
 * @param judge an empty page, which reads the pictures
 */
export async function paleDrawnText(page: Page, judge: Page): Promise<string[]> {
  // A page behind another one is painted once a second.
  await page.bringToFront();
  await page.evaluate('scrollTo(0, 0)');
  const found: string[] = [];
  let left = await runsOf(page);
  while (left.length > 0) {
    const { y, height } = await page.evaluate<{ y: number; height: number }>(
      `(scrollTo({ top: ${left[0]?.y} - innerHeight / 4, behavior: 'instant' }), { y: scrollY, height: innerHeight })`,
    );
    // What stays at the top of the window covers what has been scrolled below it.
    const first = y === 0 ? 0 : y + height / 4 - 1;
    const inWindow = left.filter((run) => run.y >= first && run.y + run.height <= y + height);
    if (inWindow.length === 0) throw new Error(`"${left[0]?.text}" in ${left[0]?.at} does not come into the window`);
    found.push(...(await paleOf(page, judge, inWindow, y)));
    left = left.filter((run) => !inWindow.includes(run));
  }
  await page.evaluate('scrollTo(0, 0)');
  return found;
}

/** Topmost first. */
async function runsOf(page: Page): Promise<Run[]> {
  return ((await page.evaluate(`(${runsOfText})()`)) as Run[]).sort((a, b) => a.y - b.y);
}

/** @param scrolled how far down the page the window begins */
async function paleOf(page: Page, judge: Page, runs: readonly Run[], scrolled: number): Promise<string[]> {
  const left = Math.floor(Math.min(...runs.map(({ x }) => x)));
  const top = Math.floor(Math.min(...runs.map(({ y }) => y)));
  const clip = {
    x: left,
    y: top - scrolled,
    width: Math.ceil(Math.max(...runs.map(({ x, width }) => x + width))) - left,
    height: Math.ceil(Math.max(...runs.map(({ y, height }) => y + height))) - top,
  };
  const picture = async () => {
    await painted(page);
    return (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
  };
  const written = await picture();
  await page.evaluate(`(${setFill})('transparent')`);
  const blank = await picture();
  await page.evaluate(`(${setFill})('')`);
  const args = JSON.stringify({ runs, written, blank, left, top });
  return (await judge.evaluate(`(${judgeRuns})(${args})`)) as string[];
}

const setFill = `(color) => {
  for (const text of document.querySelectorAll('svg text, svg tspan')) text.style.setProperty('fill', color, 'important');
}`;

/** Each stretch of text that is painted in a drawing, as far as what scrolls shows it. */
const runsOfText = `() => {
  const colorOf = (text) => {
    const parts = text.match(/[\\d.]+/g)?.map(Number);
    return parts && text.startsWith('rgb') ? [parts[0], parts[1], parts[2], parts[3] ?? 1] : null;
  };
  const runs = [];
  for (const element of document.querySelectorAll('svg text, svg tspan')) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || node.data.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
      let opacity = 1;
      for (let parent = element; parent; parent = parent.parentElement) {
        const style = getComputedStyle(parent);
        opacity *= Number(style.opacity);
        if (parent === document.body || (style.overflowX === 'visible' && style.overflowY === 'visible')) continue;
        const frame = parent.getBoundingClientRect();
        left = Math.max(left, frame.left);
        top = Math.max(top, frame.top);
        right = Math.min(right, frame.right);
        bottom = Math.min(bottom, frame.bottom);
      }
      const style = getComputedStyle(element);
      const fill = colorOf(style.fill);
      if (opacity === 0 || !fill || style.visibility !== 'visible' || right - left < 1 || bottom - top < 1) continue;
      fill[3] *= Number(style.fillOpacity);
      const isRimmed = style.paintOrder.startsWith('stroke') && parseFloat(style.strokeWidth) >= 2;
      const size = parseFloat(style.fontSize);
      runs.push({
        text: node.data.trim(),
        at: element.closest('svg').getAttribute('class') ?? element.closest('svg').parentElement.className,
        x: left + scrollX,
        y: top + scrollY,
        width: right - left,
        height: bottom - top,
        fill,
        rim: isRimmed ? colorOf(style.stroke) : null,
        opacity,
        least: size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5,
      });
    }
  }
  return runs;
}`;

/** Of each run the pixels that letters cover are those in which the two pictures differ. */
const judgeRuns = `async ({ runs, written, blank, left, top }) => {
  const pixelsOf = async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [withText, without] = [await pixelsOf(written), await pixelsOf(blank)];
  const lightness = (color) => {
    const [red, green, blue] = color.map((value) => {
      const share = Math.min(Math.max(value, 0), 255) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrastOf = (one, other) => {
    const [a, b] = [lightness(one), lightness(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return runs.flatMap(({ text, at, x, y, width, height, fill, rim, opacity, least }) => {
    const contrasts = [];
    for (let row = Math.floor(y - top); row < Math.ceil(y - top + height); row++) {
      for (let column = Math.floor(x - left); column < Math.ceil(x - left + width); column++) {
        if (row < 0 || column < 0 || row >= without.height || column >= without.width) continue;
        const pixel = 4 * (row * without.width + column);
        const behind = without.data.slice(pixel, pixel + 3);
        const painted = withText.data.slice(pixel, pixel + 3);
        if (behind.every((value, channel) => Math.abs(value - painted[channel]) < 8)) continue;
        const letter = [...behind].map((value, channel) => {
          const under = rim ? rim[channel] : value;
          return value + opacity * fill[3] * (fill[channel] - under);
        });
        contrasts.push(contrastOf(letter, behind));
      }
    }
    contrasts.sort((a, b) => a - b);
    // A pixel or two may be those of a neighbor.
    const worst = contrasts[Math.floor(contrasts.length / 20)];
    if (worst === undefined) return ['"' + text + '" in ' + at + ': nothing of it is to be seen'];
    return worst < least ? ['"' + text + '" in ' + at + ': contrast of ' + worst.toFixed(2) + ', expected ' + least] : [];
  });
}`;
