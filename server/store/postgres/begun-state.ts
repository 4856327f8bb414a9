import type { BegunState, KeptRecord } from '../store.ts';

/** The state with which an environment begins, as the text in its row. */
export function textOfBegun({ state, records }: BegunState): string {
  return JSON.stringify({ state, records: records.map(({ table, id, value }) => [table, id, value]) });
}

export function begunOfText(text: string): BegunState {
  const { state, records } = JSON.parse(text) as {
    readonly state: string;
    readonly records: readonly (readonly [table: string, id: number, value: string | null])[];
  };
  return { state, records: records.map(([table, id, value]) => ({ table, id, value })) };
}

/** What a state holds: what all states of its environment began with, and over it what was written to it. */
export function laidOver(begun: BegunState | null, written: readonly KeptRecord[]): KeptRecord[] {
  const held = new Map<string, KeptRecord>();
  for (const record of [...(begun?.records ?? []), ...written])
    held.set(`${record.table}/${record.id}`, record);
  return [...held.values()];
}
