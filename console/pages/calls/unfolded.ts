import { useEffect, useState } from 'preact/hooks';
import type { RecordedCall } from '../../../client/index.ts';
import { type Deed, useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import type { Entry, Summary } from './call-entries.ts';

/** By the number of the last call of a summary that is open, those of its calls that are still remembered, newest first. */
export type Unfolded = ReadonlyMap<number, readonly RecordedCall[]>;

const NOTHING: Unfolded = new Map();

/** Which summaries are open. */
export interface Unfolding {
  readonly unfolded: Unfolded;
  /** Opens one, for which its calls are asked for, or closes it. */
  readonly toggle: Deed<[Summary]>;
}

export function useUnfolding(): Unfolding {
  const environment = useEnvironment();
  const { subdomain } = environment;
  const [unfolded, setUnfolded] = useState(NOTHING);
  useEffect(() => setUnfolded(NOTHING), [subdomain]);
  const toggle = useDeed(async ({ from, to }: Summary) => {
    const open = new Map(unfolded);
    if (!open.delete(to)) {
      const since = await environment.calls.list({ by: 'all', since: from - 1 });
      open.set(to, since.filter(({ number }) => number <= to).reverse());
    }
    setUnfolded(open);
  });
  return { unfolded, toggle };
}

/** The calls of open summaries stand below these. */
export function withUnfolded(entries: readonly Entry[], unfolded: Unfolded): readonly Entry[] {
  if (unfolded.size === 0) return entries;
  return entries.flatMap((entry) => {
    const calls = entry.kind === 'summary' ? (unfolded.get(entry.summary.to) ?? []) : [];
    return [entry, ...calls.map((call): Entry => ({ kind: 'call', call, isBelow: true }))];
  });
}
