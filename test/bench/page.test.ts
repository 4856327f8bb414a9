import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { draw } from '../../bench/report/drawing.ts';
import { DRAWING, fillPage, PAGE } from '../../bench/report/page.ts';
import { keptResults } from '../../bench/report/results.ts';

const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8');

it('the page of the figures tells the kept results; `npm run generate` mends it', () => {
  expect(fillPage(read(PAGE), keptResults())).toBe(read(PAGE));
});

it('the drawing is that of the kept results; `npm run generate` mends it', () => {
  expect(draw(keptResults())).toBe(read(DRAWING));
});
