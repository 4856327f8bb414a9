import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { inTurns } from '../../base/turns.ts';
import { openWorld } from '../../fixtures/world.ts';
import { Tenants } from '../../server/access/tenants.ts';
import { Capacity } from '../../server/capacity/capacity.ts';
import { addTenants, worldOf } from '../../server/seeding/open-tenants.ts';
import { openData } from '../../server/store/open-data.ts';
import { PLACES, type PlaceOfStore } from './support/places.ts';

describe.each(PLACES)('a listener that throws over what is kept in %s', (_, openPlaces) => {
  let places: PlaceOfStore;
  let place: string;
  beforeEach(async (context) => {
    places = await openPlaces(context);
    place = await places.make();
  });
  afterAll(() => places?.close());

  /** Opens the place, does something with its environments, and ends. @returns the errors that were told. */
  async function within(work: (tenants: Tenants) => Promise<void>): Promise<string[]> {
    const capacity = new Capacity();
    const told: string[] = [];
    const onError = (error: unknown) => told.push(String(error));
    const data = await openData(place, undefined, { capacity, onError });
    const tenants = new Tenants(capacity);
    if (data.isBegun) data.restore(tenants);
    else {
      addTenants(tenants, worldOf(openWorld()), [], null);
      await data.begin(tenants);
    }
    await work(tenants);
    await data.close();
    return told;
  }

  const effect = { kind: 'http-error', status: 500 } as const;
  const addRule = (tenants: Tenants) =>
    inTurns(
      tenants.default.write(({ rules }) => {
        rules.add('trouble', { definition: { effect }, origin: 'request' });
      }),
    );
  const rulesOf = (tenants: Tenants) => [...tenants.default.rules.tables.trouble.ids()];

  it('is told of, and what was kept is acknowledged, and what comes with it and after it', async () => {
    const told = await within(async (tenants) => {
      tenants.announceRules('trouble', (_tenant, id) => {
        if (id === 1) throw new Error('This listener is broken.');
      });
      await Promise.all([addRule(tenants), addRule(tenants)]);
      await addRule(tenants);
      expect(rulesOf(tenants)).toEqual([1, 2, 3]);
    });
    expect(told).toEqual(['Error: This listener is broken.']);
    expect(await within(async (tenants) => expect(rulesOf(tenants)).toEqual([1, 2, 3]))).toEqual([]);
  });
});
