import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { openWorldFile } from '../../../fixtures/world-file.ts';
import type { Environment } from '../../../server/world/environment.ts';
import { answerTo, everyReading } from './every-reading.ts';
import { openSeededServer } from './seeded-server.ts';

/** What a round trip compared. */
export interface Compared {
  readonly operations: number;
  readonly calls: number;
  readonly bytes: number;
}

/**
 * Exports an environment, serves the export, and holds every answer of the copy against that of the original.
 * @param isAsked of which debtors, companies and employees answers are compared.
 */
export async function roundTrip(
  nmbrs: Nmbrs,
  subdomain: string,
  isAsked?: (id: number) => boolean,
): Promise<Compared> {
  const env = await nmbrs.openEnvironment(subdomain);
  await env.changeClock({ frozen: true });
  const master = (await env.listLogins()).find(
    ({ level, tags, state, token, template }) =>
      level === 'master' && tags === null && state === 'active' && token !== null && template.name !== null,
  );
  if (!master?.token) throw new Error(`${subdomain} has no master login.`);
  const caller = { username: master.username, token: master.token, domain: subdomain };
  const folder = mkdtempSync(join(tmpdir(), 'nmbrs-export-'));
  const file = join(folder, 'world.json');
  writeFileSync(file, JSON.stringify(await env.export()));
  const world = openWorldFile(file);
  const copy = await startNmbrs({ world });
  try {
    const again = await (await copy.openEnvironment(subdomain)).export();
    expect(again).toEqual(await env.export());
    return await compare(nmbrs, copy, environmentIn(world, subdomain), caller, isAsked);
  } finally {
    await copy.close();
    rmSync(folder, { recursive: true });
  }
}

function environmentIn(world: ReturnType<typeof openWorldFile>, subdomain: string): Environment {
  return openSeededServer(world).tenants.get(subdomain).environment;
}

/** How many calls are under way at a time. */
const AT_A_TIME = 8;

async function compare(
  original: Nmbrs,
  copy: Nmbrs,
  environment: Environment,
  caller: Parameters<typeof answerTo>[2],
  isAsked?: (id: number) => boolean,
): Promise<Compared> {
  const operations = new Set<string>();
  const differing: string[] = [];
  let calls = 0;
  let bytes = 0;
  const readings = everyReading(environment, isAsked);
  const work = async () => {
    for (const reading of readings) {
      const [one, other] = await Promise.all([
        answerTo(reading, original.url, caller),
        answerTo(reading, copy.url, caller),
      ]);
      const { operation, place } = reading;
      const name = `${operation.service.version} ${operation.service.name}.${operation.name}`;
      operations.add(name);
      calls += 1;
      bytes += Buffer.byteLength(one);
      if (one !== other && differing.length < 10)
        differing.push(`${name} ${JSON.stringify(place)}: ${firstDifference(one, other)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  expect(differing).toEqual([]);
  return { operations: operations.size, calls, bytes };
}

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  return `${one.slice(Math.max(0, at - 60), at + 60)} | ${other.slice(Math.max(0, at - 60), at + 60)}`;
}
