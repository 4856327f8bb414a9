import { type Html, html } from '../../base/html.ts';
import type { Results, Table } from './results.ts';

/** The parts that compare servers; and of each bar how high it is, and the room between two. */
const COMPARED = ['small', 'list', 'company'];
const WIDTH = 760;
const LABELS = 150;
const FIGURES = 130;
const BAR = 18;
const GAP = 6;
const HEADING = 34;
const MARGIN = 16;

const OURS = '#1f6feb';
const OTHERS = '#8c959f';

/** One bar: how many requests a second a server answers. */
interface Bar {
  readonly name: string;
  readonly rate: number;
}

/**
 * An SVG of how many requests a second each server answers, for every kind of call, on the newest Node there are results
 * of. The bars of a call are as long as their part of its highest.
 */
export function draw(results: readonly Results[]): string {
  const newest = results.at(-1);
  const tables = COMPARED.flatMap((name) => newest?.parts[name]?.tables ?? []);
  const shapes: Html[] = [];
  let top = MARGIN;
  for (const table of tables) {
    shapes.push(text(MARGIN, top + 18, table.title, 'start'));
    top += HEADING;
    const bars = barsOf(table);
    const highest = Math.max(...bars.map(({ rate }) => rate));
    for (const [at, { name, rate }] of bars.entries()) {
      const width = Math.round(((WIDTH - LABELS - FIGURES - 2 * MARGIN) * rate) / highest);
      const left = MARGIN + LABELS;
      const colour = at === 0 ? OURS : OTHERS;
      shapes.push(
        text(left - 8, top + 13, name, 'end'),
        html`<rect x="${left}" y="${top}" width="${width}" height="${BAR}" rx="2" fill="${colour}"/>\n`,
        text(left + width + 8, top + 13, `${rateText(rate)} requests/s`, 'start'),
      );
      top += BAR + GAP;
    }
    top += MARGIN;
  }
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}" font-family="system-ui, sans-serif" font-size="13" role="img">
<title>Requests a second beside other servers, on Node ${newest?.node ?? ''}</title>
<rect width="${WIDTH}" height="${top}" fill="#ffffff"/>
${shapes}</svg>
`.markup;
}

/** Those that were measured. */
function barsOf({ columns, rows }: Table): Bar[] {
  const column = columns.findIndex(({ name }) => name === 'requests/s');
  return rows.flatMap(({ name, figures }) => {
    const rate = figures[column];
    return typeof rate === 'number' ? [{ name, rate }] : [];
  });
}

function rateText(rate: number): string {
  return rate.toLocaleString('en', { maximumFractionDigits: rate < 100 ? 1 : 0 });
}

function text(x: number, y: number, content: string, anchor: 'start' | 'end'): Html {
  return html`<text x="${x}" y="${y}" fill="#1f2328" text-anchor="${anchor}">${content}</text>\n`;
}
