import { type Canvas, FONT, MARGIN, printable } from './pdf.ts';
import { contentWidth } from './rows.ts';

/** Something known of an employer or employee; a value that is missing is left out. */
export interface Fact {
  readonly label: string;
  /** One line each. */
  readonly values: readonly (string | null | undefined)[];
}

/** Draws two columns of facts beside each other, and goes below the longer one. */
export function drawFacts(canvas: Canvas, left: readonly Fact[], right: readonly Fact[]): void {
  const top = canvas.y;
  const width = contentWidth(canvas) / 2;
  const bottoms = [left, right].map((facts, at) =>
    drawColumn(canvas, facts, MARGIN + at * width, top, width),
  );
  canvas.x = MARGIN;
  canvas.y = Math.max(...bottoms) + 10;
}

const LINE_HEIGHT = 11;
const LABEL_SHARE = 0.42;

/** @returns where it ends. */
function drawColumn(canvas: Canvas, facts: readonly Fact[], x: number, top: number, width: number): number {
  let y = top;
  for (const { label, values } of facts) {
    const known = values.filter((value): value is string => Boolean(value));
    if (known.length === 0) continue;
    const labelWidth = width * LABEL_SHARE;
    canvas.font(FONT.bold, 8).text(label, x, y, { width: labelWidth, lineBreak: false });
    canvas.font(FONT.plain, 8);
    for (const value of known) {
      const options = { width: width - labelWidth, height: LINE_HEIGHT, ellipsis: true };
      canvas.text(printable(value), x + labelWidth, y, options);
      y += LINE_HEIGHT;
    }
  }
  return y;
}
