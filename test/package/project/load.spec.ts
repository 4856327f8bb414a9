import { writeFileSync } from 'node:fs';
import * as face from 'nmbrs-mock/vitest';
import { test } from 'vitest';

// Vitest loads in its own runs alone, and so does what imports it.
test('gives out', () =>
  writeFileSync('in-vitest.json', JSON.stringify({ 'nmbrs-mock/vitest': Object.keys(face) })));
