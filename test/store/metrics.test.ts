import { expect, it } from 'vitest';
import { Keeper } from '../../server/store/keeper.ts';
import type { Store } from '../../server/store/store.ts';
import { KeptMock } from './support/data-folder.ts';

const mock = new KeptMock();

it('measures what is kept', async () => {
  const nmbrs = await mock.start();
  const demo = await nmbrs.openEnvironment('demo');
  await demo.addTag('Nieuw');
  await demo.addTag('Nieuwer');
  const text = await (await fetch(`${nmbrs.url}/_mock/metrics`)).text();
  const sample = (name: string) => Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
  expect(sample('nmbrs_mock_store_writes_total\\{outcome="kept"\\}')).toBeGreaterThanOrEqual(3);
  expect(sample('nmbrs_mock_store_writes_total\\{outcome="refused"\\}')).toBe(0);
  expect(sample('nmbrs_mock_store_duration_seconds_count')).toBeGreaterThanOrEqual(3);
  expect(sample('nmbrs_mock_store_up')).toBe(1);
});

/** A place that takes nothing as long as it is full. */
class FullPlace implements Store {
  readonly place = 'place';
  readonly sharing = null;
  isFull = true;

  write(): Promise<void> {
    return this.isFull ? Promise.reject(new Error('full')) : Promise.resolve();
  }
  read() {
    return Promise.resolve({ world: null, lastNumber: 0, environments: [] });
  }
  readCalls() {
    return Promise.resolve({ last: 0, calls: [] });
  }
  begin() {
    return Promise.resolve();
  }
  close() {
    return Promise.resolve();
  }
}

it('counts what cannot be kept, and knows when it can be again', async () => {
  const place = new FullPlace();
  const keeper = new Keeper(place, () => {});
  const keep = () =>
    new Promise<void>((resolve, reject) =>
      keeper.keep([], { kept: resolve, lost: reject, overtaken: reject }),
    );
  const outcomes = await Promise.allSettled([keep(), keep(), keep()]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(keeper.counts).toMatchObject({ isFailing: true, all: { kept: 0, refused: 3 } });
  place.isFull = false;
  await keep();
  expect(keeper.counts).toMatchObject({ isFailing: false, all: { kept: 1, refused: 3 } });
});
