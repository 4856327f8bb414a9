import { expect, test, vi } from 'vitest';

const SETTINGS = { title: 'a', author: 'b', createdAt: '2026-11-29T00:00:00', layout: 'portrait' } as const;

test('the library is loaded in steps with the first document, and not again with the next', async () => {
  // Another test file may have made a document before.
  vi.resetModules();
  const { pdf } = await import('../../server/payroll/documents/pdf.ts');
  const document = pdf(SETTINGS, function* (canvas) {
    canvas.text('a');
    yield;
  });
  const [first, next] = [[...document.batches()], [...document.batches()]];
  expect(first.length).toBeGreaterThan(next.length + 3);
  expect(Buffer.concat(first.flat())).toEqual(Buffer.concat(next.flat()));
});
