import { type Canvas, FONT, MARGIN, printable } from './pdf.ts';

/** A text in a line of cells; `width` in points. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly align: 'left' | 'right';
}

export type Weight = keyof typeof FONT;

const ROW_HEIGHT = 14;
const PADDING = 3;

/** How wide a line across the page is, in points. */
export function contentWidth({ page }: Canvas): number {
  return page.width - 2 * MARGIN;
}

/** Whether another line goes on the page. */
export function hasRoom({ y, page }: Canvas): boolean {
  return y + ROW_HEIGHT <= page.height - MARGIN;
}

/** Draws cells beside each other, each on one line, and goes to the line below; on a new page when this one is full. */
export function drawRow(canvas: Canvas, cells: readonly Cell[], weight: Weight = 'plain'): void {
  if (!hasRoom(canvas)) canvas.addPage();
  const top = canvas.y;
  let left = MARGIN;
  canvas.font(FONT[weight], 8);
  for (const { text, width, align } of cells) {
    canvas.text(printable(text), left + PADDING, top + PADDING, {
      width: width - 2 * PADDING,
      height: ROW_HEIGHT - PADDING,
      align,
      ellipsis: true,
    });
    left += width;
  }
  canvas.x = MARGIN;
  canvas.y = top + ROW_HEIGHT;
}

/** Draws a line across the page. */
export function drawRule(canvas: Canvas): void {
  const { page, y } = canvas;
  canvas
    .moveTo(MARGIN, y)
    .lineTo(page.width - MARGIN, y)
    .lineWidth(0.5)
    .stroke();
}

/** Draws what the document is, and which employer, employee and period it is about. */
export function drawTitle(canvas: Canvas, title: string, subtitle: string): void {
  canvas.font(FONT.bold, 14).text(printable(title), MARGIN);
  canvas.font(FONT.plain, 9).text(printable(subtitle)).moveDown();
}
