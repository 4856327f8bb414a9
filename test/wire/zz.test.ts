import { test } from 'vitest';
import { startNmbrs } from '../../server/main/start.ts';

test('x', async () => {
  const t0 = performance.now();
  for (let i = 0; i < 50; i++) {
    const n = await startNmbrs();
    await n.close();
  }
  console.log((performance.now() - t0) / 50, 'ms');
});
