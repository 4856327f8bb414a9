import { expect, it } from 'vitest';
import { KeptMock } from './support/data-folder.ts';

const mock = new KeptMock();

it('adds no world to one that is kept, which is of another', async () => {
  const nmbrs = await mock.start();
  const world = await (await nmbrs.openEnvironment('proef')).export();
  const before = await nmbrs.environments();
  await expect(nmbrs.addWorld(world)).rejects.toMatchObject({ kind: 'conflict', field: 'data' });
  expect(await nmbrs.environments()).toHaveLength(before.length);
});
