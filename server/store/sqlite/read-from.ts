import { groupedBy } from '../../../base/grouped-by.ts';
import type { Kept, KeptRecord } from '../store.ts';
import type { FileThread } from './file-thread.ts';
import { unpacked } from './packed-records.ts';

/** All that a file keeps; its records come in portions, so that none is held twice. */
export async function readFrom(thread: Pick<FileThread, 'ask'>): Promise<Kept> {
  const { world, environments, states } = await thread.ask({ kind: 'outline' });
  const opened = states.map((state) => ({ ...state, records: [] as KeptRecord[] }));
  const recordsOf = new Map(
    opened.map(({ environment, state, records }) => [placeOf(environment, state), records]),
  );
  let asked = thread.ask({ kind: 'records', after: 0 });
  for (let after: number | null = 0; after !== null; ) {
    const portion = await asked;
    after = portion.last;
    // The thread reads on meanwhile.
    if (after !== null) asked = thread.ask({ kind: 'records', after });
    for (const { environment, state, ...record } of unpacked(portion))
      recordsOf.get(placeOf(environment, state))?.push(record);
  }
  const statesOf = groupedBy(opened, ({ environment }) => environment);
  return {
    world,
    lastNumber: Math.max(0, ...environments.map(({ environment }) => environment)),
    environments: environments.map((row) => ({ ...row, states: statesOf.get(row.environment) ?? [] })),
  };
}

function placeOf(environment: number, state: number): string {
  return `${environment}/${state}`;
}
