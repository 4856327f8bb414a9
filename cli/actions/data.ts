import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { counted } from '../../base/counted.ts';
import { Unreachable } from '../../base/unreachable.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { isPostgres } from '../../server/store/postgres/open-postgres.ts';
import { DataInUse, openSqlite } from '../../server/store/sqlite/open-sqlite.ts';
import type { Store, Upkeep } from '../../server/store/store.ts';
import { type Checked, checkKept } from '../../server/upkeep/check-kept.ts';
import { exportKept, importInto } from '../../server/upkeep/offline.ts';
import type { MockOptions } from '../commands/options.ts';
import { EXIT } from '../exit.ts';
import { refuseUnwritable, saveFile } from '../files.ts';
import { say, sayJson } from '../output.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { table } from '../table.ts';
import { mockOf } from './mock.ts';

export interface DataOptions {
  readonly data: string;
  readonly json: boolean;
}

export interface CopyOptions extends DataOptions, MockOptions {}

/** What was done, as JSON and as text. */
type Said = readonly [said: object, text: string];

export function checkData({ data, json }: DataOptions): Promise<number> {
  return tellingWhyNot('data check', async () => {
    const checked = await checkKept(data);
    tell([checked, checkedText(checked)], json);
    return checked.mistakes.length === 0 ? EXIT.fine : EXIT.no;
  });
}

export function exportData(
  folder: string,
  subdomains: readonly string[],
  { data, json }: DataOptions,
): Promise<number> {
  return doing('export', json, async () => {
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      throw new Refused(`${folder} cannot be made: ${(error as Error).message}; name another folder.`);
    }
    const files: string[] = [];
    for await (const { subdomain, world } of exportKept(data, subdomains)) {
      const file = join(folder, `${subdomain}.yaml`);
      refuseUnwritable(file);
      saveFile(file, stringify(world, { lineWidth: 0, aliasDuplicateObjects: false }));
      files.push(file);
    }
    const ways = files.map((file) => `--world ${file}`).join(' ');
    return [{ files }, [...files, '', `nmbrs-mock serve ${ways} serves them.`].join('\n')];
  });
}

export function importData(files: readonly string[], { data, json }: DataOptions): Promise<number> {
  return doing('import', json, async () => {
    const { place, subdomains } = await importInto(data, openWorldFile(...files));
    return [{ environments: subdomains }, `${place} keeps ${subdomains.join(', ')} now.`];
  });
}

export function compactData({ data, json }: DataOptions): Promise<number> {
  return doing('compact', json, () =>
    withUpkeep(data, async ({ place }, upkeep) => {
      const before = upkeep.bytes();
      await upkeep.compact();
      const after = upkeep.bytes();
      return [{ place, before, after }, `${place} takes ${sizeText(after)}; it took ${sizeText(before)}.`];
    }),
  );
}

/** A mock that serves the data is asked, since nobody else may open it meanwhile. */
export function copyData(folder: string, { data, json, ...mock }: CopyOptions): Promise<number> {
  const to = resolve(folder);
  return doing('copy', json, async () => {
    try {
      await withUpkeep(data, (_, upkeep) => upkeep.copyTo(to));
    } catch (error) {
      if (!(error instanceof DataInUse)) throw error;
      await copyOfServed(resolve(data), to, mock);
    }
    return [{ copy: to }, `${to} holds a copy: nmbrs-mock serve --data ${to} serves it.`];
  });
}

/** @throws Refused where the mock serves other data, and Unreachable where none answers. */
async function copyOfServed(place: string, to: string, options: MockOptions): Promise<void> {
  const mock = mockOf(options);
  const served = await mock.keptData().catch((error) => {
    if (!(error instanceof Unreachable)) throw error;
    throw new Unreachable(
      `another process has ${place}, and ${error.message}; name the mock that has it with --url.`,
    );
  });
  if (served.place !== place)
    throw new Refused(
      `another process has ${place}, and the mock at ${options.url} keeps its environments in ${served.place}; name the one that has it with --url.`,
    );
  await mock.copyData(to);
}

/** @throws Refused for a database. */
async function withUpkeep<T>(data: string, work: (store: Store, upkeep: Upkeep) => Promise<T>): Promise<T> {
  if (isPostgres(data))
    throw new Refused('this is for folders; a database has tools of its own, such as pg_dump and VACUUM.');
  const store = await openSqlite(data, { mustExist: true });
  try {
    return await work(store, store.upkeep);
  } finally {
    await store.close();
  }
}

function doing(command: string, json: boolean, work: () => Promise<Said>): Promise<number> {
  return tellingWhyNot(`data ${command}`, async () => {
    tell(await work(), json);
    return EXIT.fine;
  });
}

function tell([said, text]: Said, json: boolean): void {
  if (json) sayJson(said);
  else say(text);
}

function checkedText({ place, bytes, begun, environments, mistakes }: Checked): string {
  const rows = environments.map(({ subdomain, snapshots, records }) => [
    subdomain,
    String(records),
    String(snapshots),
  ]);
  return [
    begun
      ? `${place} was begun on ${begun.since.slice(0, 10)} by nmbrs-mock ${begun.version}, and takes ${sizeText(bytes)}.`
      : `${place} keeps nothing yet; it takes ${sizeText(bytes)}.`,
    ...(rows.length === 0 ? [] : ['', table([['Environment', 'Records', 'Snapshots'], ...rows]), '']),
    ...(mistakes.length === 0
      ? ['All is well.']
      : [`${counted(mistakes.length, 'thing')} wrong:`, ...mistakes.map((mistake) => `  ${mistake}`)]),
  ].join('\n');
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
