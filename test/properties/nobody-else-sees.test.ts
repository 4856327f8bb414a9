import { describe, expect, test } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { tables } from './rounds/tables.ts';
import { MARK } from './support/arbitrary.ts';
import { type LoginName, type OpenDesk, OUTSIDERS, useDesk } from './support/desk.ts';
import { drawFor, SEED } from './support/draws.ts';
import { readingOf } from './support/parameters.ts';
import { type Ids, idsOf, OTHERS } from './support/people.ts';
import { versionsOf } from './support/places.ts';
import { Play } from './support/play.ts';
import { titleOf } from './support/round.ts';
import { type Tree, textsIn } from './support/tree.ts';

const desk = useDesk();

describe.each(tables.map((table) => [table.service, table] as const))('%s', (_service, table) => {
  for (const round of table.rounds)
    for (const version of versionsOf(round, table))
      test(`nobody outside can make ${titleOf(round)} in ${version}, nor read what it wrote`, async () => {
        const open = await desk().open();
        await new Play(open, table, version).expectHidden(round, drawFor(round, table, version, SEED));
        await open.close();
      });
});

/** What only reads, and answers with more than a document or a task, in which nothing could be recognised. */
const reads: readonly Operation[] = catalogue.services
  .filter(({ name }) => name !== 'SingleSignOn')
  .flatMap(({ operations }) => operations)
  .filter((operation) => !operation.writes && operation.name !== 'Reports_BackgroundTask_Result')
  .filter(({ name }) => !/_Background$|PDF|Document/.test(name));

test('what is written is in no answer that anybody outside gets, and in those of the others', async () => {
  const open = await desk().open();
  const written = await writeEverything(open);
  const own = await marksRead(open, 'master', idsOf());
  expect(written.filter((mark) => own.has(mark)).length).toBeGreaterThan(written.length / 2);
  for (const login of OUTSIDERS) {
    const theirs = await marksRead(open, login, OTHERS);
    expect({ login, seen: written.filter((mark) => theirs.has(mark)) }).toEqual({ login, seen: [] });
  }
  await open.close();
});

/**
 * Plays all rounds that stand on no other one after another, in either version by turns.
 * @returns ids and marks of what was written.
 */
async function writeEverything(open: OpenDesk): Promise<string[]> {
  const marks = new Set<string>();
  for (const table of tables)
    for (const [at, round] of table.rounds.entries()) {
      const versions = versionsOf(round, table);
      const version = versions[at % versions.length];
      if (version === undefined || round.of !== undefined || round.who !== undefined) continue;
      const draws = drawFor(round, table, version, SEED + at);
      const { id, said } = await new Play(open, table, version).write(round, draws);
      for (const mark of marksIn([id, said])) marks.add(mark);
    }
  return [...marks];
}

/** The ids of new records, and the marks with which drawn texts begin. */
function marksIn(tree: Tree): string[] {
  return textsIn(tree).flatMap((text) => text.match(MARKS) ?? []);
}

const MARKS = new RegExp(`${MARK.source}|(?<!\\d)15\\d{8}(?!\\d)`, 'g');

/** Every mark in the answers to all reading operations, asked about the same debtor, company and employee. */
async function marksRead(open: OpenDesk, login: LoginName, ids: Ids): Promise<ReadonlySet<string>> {
  const marks = new Set<string>();
  for (const operation of reads) {
    const { fault, result } = await open.call(operation, readingOf(operation, ids), login);
    expect({ operation: operation.name, login, fault: fault?.text ?? null }).toEqual({
      operation: operation.name,
      login,
      fault: null,
    });
    for (const mark of marksIn(result)) marks.add(mark);
  }
  return marks;
}
