import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type BegunState, INITIAL, type Kept, NOW, type Store } from '../../server/store/store.ts';
import { PLACES, type PlaceOfStore } from './support/places.ts';

describe.each(PLACES)('environments that are kept in %s', (_, openPlaces) => {
  let places: PlaceOfStore;
  let place: string;
  beforeEach(async (context) => {
    places = await openPlaces(context);
    place = await places.make();
  });
  afterAll(() => places?.close());

  /** Does something with the place, and ends. */
  async function within<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await places.open(place);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  const kept = (): Promise<Kept> => within((store) => store.read());

  const begun = (environment: number, subdomain = `e${environment}`, records: BegunState['records'] = []) =>
    ({
      kind: 'begin',
      environment,
      value: JSON.stringify({ subdomain }),
      begun: { state: '"begun"', records },
    }) as const;
  const asBegun = (id: number, value: string) => ({ table: 'tags', id, value: JSON.stringify(value) });
  const ended = (environment: number) => ({ kind: 'end', environment }) as const;
  const state = (environment: number, number: number, value: string) =>
    ({ kind: 'state', environment, state: number, value: JSON.stringify(value) }) as const;
  const record = (environment: number, number: number, id: number, value: string | null, table = 'tags') =>
    ({
      kind: 'record',
      environment,
      state: number,
      table,
      id,
      value: value === null ? null : JSON.stringify(value),
    }) as const;

  /** What stands in a state, as `id: value`. */
  function recordsIn({ environments }: Kept, environment: number, number: number): string[] | undefined {
    const found = environments
      .find((one) => one.environment === environment)
      ?.states.find((one) => one.state === number);
    return found?.records.map(
      ({ id, value }) => `${id}: ${value === null ? 'gone' : JSON.parse(value.toString())}`,
    );
  }

  it('begin with nothing, and say from then on of what world they are', async () => {
    expect(await kept()).toEqual({ world: null, lastNumber: 0, environments: [] });
    await within(async (store) => {
      await store.read();
      await store.begin('a world');
    });
    expect((await kept()).world).toBe('a world');
  });

  it('keep records in the order in which they were first written, whatever is written later', async () => {
    await within((store) =>
      store.write([
        begun(1),
        state(1, NOW, 'first'),
        record(1, NOW, 30, 'c'),
        record(1, NOW, 10, 'a'),
        record(1, NOW, 20, 'b'),
      ]),
    );
    await within(async (store) => {
      await store.read();
      await store.write([
        state(1, NOW, 'second'),
        record(1, NOW, 30, 'C'),
        record(1, NOW, 5, 'late'),
        record(1, NOW, 10, null),
      ]);
    });
    const after = await kept();
    expect(recordsIn(after, 1, NOW)).toEqual(['30: C', '10: gone', '20: b', '5: late']);
    const now = after.environments[0]?.states.find((one) => one.state === NOW);
    expect(now?.value).toBe('"second"');
  });

  it('keep what any text can hold', async () => {
    const texts = ['', '\u0000', '\ud800', "'; DROP TABLE records; --", '\\u0000 {"a":1}', '😀 Ærø\r\n\t'];
    await within((store) =>
      store.write([
        begun(
          1,
          'e1',
          texts.map((text, at) => asBegun(at, text)),
        ),
        ...texts.map((text, at) => record(1, NOW, texts.length + at, text)),
      ]),
    );
    const all = [...texts, ...texts].map((text, at) => `${at}: ${text}`);
    expect(recordsIn(await kept(), 1, INITIAL)).toEqual(all.slice(0, texts.length));
    expect(recordsIn(await kept(), 1, NOW)).toEqual(all);
  });

  it('copy a state with its records over another one, which holds nothing else then', async () => {
    await within((store) =>
      store.write([
        begun(1),
        state(1, INITIAL, 'begun'),
        record(1, INITIAL, 1, 'one'),
        state(1, NOW, 'changed'),
        record(1, NOW, 2, 'two'),
        record(1, NOW, 1, 'other'),
        { kind: 'copy', environment: 1, from: NOW, to: 1 },
        record(1, NOW, 3, 'three'),
        { kind: 'copy', environment: 1, from: INITIAL, to: NOW },
      ]),
    );
    const after = await kept();
    expect(recordsIn(after, 1, 1)).toEqual(['2: two', '1: other']);
    expect(recordsIn(after, 1, NOW)).toEqual(['1: one']);
    expect(recordsIn(after, 1, INITIAL)).toEqual(['1: one']);
    const values = after.environments[0]?.states.map(({ state: number, value }) => [number, value]);
    expect(new Map(values as [number, string][])).toEqual(
      new Map([
        [INITIAL, '"begun"'],
        [NOW, '"begun"'],
        [1, '"changed"'],
      ]),
    );
  });

  it('begin with records, which each of their states holds but for what was written to it', async () => {
    const records = [asBegun(30, 'c'), asBegun(10, 'a'), asBegun(20, 'b')];
    const asItBegan = ['30: c', '10: a', '20: b'];
    await within((store) => store.write([begun(1, 'e1', records)]));
    expect(recordsIn(await kept(), 1, NOW)).toEqual(asItBegan);
    expect(recordsIn(await kept(), 1, INITIAL)).toEqual(asItBegan);
    await within(async (store) => {
      await store.read();
      await store.write([record(1, NOW, 10, 'A'), record(1, NOW, 5, 'late'), record(1, NOW, 30, null)]);
      await store.write([
        { kind: 'copy', environment: 1, from: NOW, to: 1 },
        record(1, NOW, 20, 'B'),
        state(1, NOW, 'written'),
      ]);
    });
    const after = await kept();
    expect(recordsIn(after, 1, NOW)).toEqual(['30: gone', '10: A', '20: B', '5: late']);
    expect(recordsIn(after, 1, 1)).toEqual(['30: gone', '10: A', '20: b', '5: late']);
    expect(recordsIn(after, 1, INITIAL)).toEqual(asItBegan);
    await within(async (store) => {
      await store.read();
      await store.write([{ kind: 'copy', environment: 1, from: INITIAL, to: NOW }]);
    });
    const back = await kept();
    expect(recordsIn(back, 1, NOW)).toEqual(asItBegan);
    expect(back.environments[0]?.states.map(({ value }) => value)).toEqual(['"begun"', '"begun"', '"begun"']);
  });

  it('are gone with all their states and records, and others stay', async () => {
    await within((store) =>
      store.write([1, 2].flatMap((at) => [begun(at), state(at, NOW, 's'), record(at, NOW, 1, 'x')])),
    );
    await within(async (store) => {
      await store.read();
      await store.write([ended(1)]);
    });
    const after = await kept();
    expect(after.environments.map(({ environment }) => environment)).toEqual([2]);
    expect(recordsIn(after, 2, NOW)).toEqual(['1: x']);
  });

  it('give their names to others once they are gone', async () => {
    await within(async (store) => {
      await store.write([begun(1, 'name'), state(1, NOW, 's')]);
      await store.write([ended(1), begun(2, 'name'), state(2, NOW, 's')]);
      await store.write([ended(2)]);
      await store.write([begun(3, 'name'), state(3, NOW, 's')]);
    });
    expect((await kept()).environments.map(({ environment }) => environment)).toEqual([3]);
  });

  it('keep all that is written at once, or nothing where some of it cannot be', async () => {
    await within(async (store) => {
      await store.write([begun(1), state(1, NOW, 'before'), record(1, NOW, 1, 'before')]);
      const unkeepable = { ...record(1, NOW, 2, 'x'), table: null as unknown as string };
      await expect(
        store.write([state(1, NOW, 'after'), record(1, NOW, 1, 'after'), unkeepable, begun(2)]),
      ).rejects.toThrow();
      await store.write([record(1, NOW, 3, 'later'), state(1, NOW, 'later')]);
    });
    const after = await kept();
    expect(recordsIn(after, 1, NOW)).toEqual(['1: before', '3: later']);
    expect(after.environments).toHaveLength(1);
  });

  it('are refused where a newer version of the mock wrote them, and stay as they are', async () => {
    await within((store) => store.write([begun(1), state(1, NOW, 's'), record(1, NOW, 1, 'x')]));
    await places.setFormat(place, 1_000);
    await expect(places.open(place)).rejects.toThrow(
      `${place} cannot be opened: it is kept in format 1000, that of a newer version of nmbrs-mock`,
    );
    await places.setFormat(place, places.format);
    expect(recordsIn(await kept(), 1, NOW)).toEqual(['1: x']);
  });
});
