import { expect, test } from 'vitest';
import { pdf } from '../../server/payroll/documents/pdf.ts';

const SETTINGS = { title: 'a', author: 'b', createdAt: '2026-11-29T00:00:00', layout: 'portrait' } as const;

test('the library is loaded in steps with the first document, and not again with the next', () => {
  const document = pdf(SETTINGS, function* (canvas) {
    canvas.text('a');
    yield;
  });
  const [first, next] = [[...document.batches()], [...document.batches()]];
  expect(first.length).toBeGreaterThan(next.length + 3);
  expect(Buffer.concat(first.flat())).toEqual(Buffer.concat(next.flat()));
});
