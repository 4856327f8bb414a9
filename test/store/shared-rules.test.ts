import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../client/in-process/start.ts';
import { postgresAtHand } from './support/places.ts';
import type { PostgresServer } from './support/postgres-server.ts';

let server: PostgresServer;
let database: string;
const running: Nmbrs[] = [];

beforeEach(async (context) => {
  server ??= await postgresAtHand(context);
  database = await server.database();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((mock) => mock.close()));
});
afterAll(() => server?.close());

async function start(options: NmbrsOptions = {}): Promise<Nmbrs> {
  const mock = await startNmbrs({ ...options, data: database });
  running.push(mock);
  return mock;
}

it('a function is refused where any of several mocks may be asked for the answer, and nothing of it is there', async () => {
  const notices: string[] = [];
  const mock = await start({ onNotice: (notice) => notices.push(notice) });
  for (const environment of [await mock.openEnvironment('demo'), await mock.environment()]) {
    await expect(environment.answer('DebtorService.List_GetAll', () => [])).rejects.toThrow(
      `A function stays in its process, and any mock on ${database} may be asked for the answer. Give a result, a change, a fault, a body or a sequence, or keep data in a folder or nowhere.`,
    );
    expect(await environment.answers()).toEqual([]);
  }
  expect(notices).toEqual([]);
});
