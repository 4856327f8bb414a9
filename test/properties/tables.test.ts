import { describe, expect, test } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceName } from '../../contracts/interface/model.ts';
import { readings } from './rounds/readings.ts';
import { tables } from './rounds/tables.ts';
import { readsOf } from './support/places.ts';

const nameOf = (service: ServiceName, operation: string) => `${service} ${operation}`;

const written = new Set(
  tables.flatMap(({ service, rounds }) => rounds.map(({ write }) => nameOf(service, write))),
);

const shown = new Set(tables.flatMap(readsOf).map(([service, name]) => nameOf(service, name)));

const read = readings.flatMap(({ service, ...kinds }) =>
  Object.values(kinds).flatMap((names: readonly string[]) => names.map((name) => nameOf(service, name))),
);

test('the table names nothing that does not exist, and nothing twice', () => {
  const all = new Set(
    catalogue.services.flatMap(({ name, operations }) => operations.map((one) => nameOf(name, one.name))),
  );
  expect([...written, ...shown, ...read].filter((name) => !all.has(name))).toEqual([]);
  expect(read.filter((name, at) => read.indexOf(name) !== at || shown.has(name))).toEqual([]);
});

describe('what nothing shows', () => {
  const unseen = tables.flatMap(({ service, rounds }) =>
    rounds.filter(({ unseen }) => unseen !== undefined).map((round) => [service, round] as const),
  );

  test.each(unseen)('$1.write: $1.unseen', (_service, { shown, unseen }) => {
    expect(shown).toBeUndefined();
    expect(unseen).toMatch(/^No operation/);
  });

  test('all else is shown, or gone from where it was', () => {
    const nowhere = tables.flatMap(({ service, rounds }) =>
      rounds
        .filter(({ shown = [], gone, of, unseen }) => shown.length === 0 && !gone && !of && !unseen)
        .map(({ write }) => nameOf(service, write)),
    );
    expect(nowhere).toEqual([]);
  });
});
