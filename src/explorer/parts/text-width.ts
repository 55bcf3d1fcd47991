const family = 'system-ui, sans-serif';

let context: CanvasRenderingContext2D | null | undefined;

/** How wide a text of 12 pixels is drawn, in pixels; an estimate where there is no canvas. */
export function textWidth(text: string, { isBold = false } = {}): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 6.5;
  context.font = `${isBold ? '650 ' : ''}12px ${family}`;
  return context.measureText(text).width;
}
