import type { Archive, Keeping, KeptEntry, Outcome } from '../access/keeping.ts';
import type { Draft, State } from '../access/state.ts';
import type { Keeper } from './keeper.ts';
import { keptText } from './kept-json.ts';
import { changesOfDraft, changesOfState } from './kept-state.ts';
import { INITIAL, NOW, type StateNumber } from './store.ts';

/** Keeps environments in a store. */
export class StoreArchive implements Archive {
  readonly #keeper: Keeper;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  begin(
    entry: KeptEntry,
    { now, initial }: { readonly now: State; readonly initial: State },
    outcome: Outcome,
  ): Keeping {
    const { number: environment, ...value } = entry;
    this.#keeper.keep(
      [
        { kind: 'environment', environment, value: keptText(value) },
        ...changesOfState(now, { environment, state: NOW }),
        ...changesOfState(initial, { environment, state: INITIAL }),
      ],
      outcome,
    );
    return this.keeping(environment);
  }

  /** Where an environment is kept that is there already. */
  keeping(environment: number): Keeping {
    const copy = (from: StateNumber, to: StateNumber, outcome: Outcome) =>
      this.#keeper.keep([{ kind: 'copy', environment, from, to }], outcome);
    return {
      wrote: (draft: Draft, outcome) =>
        this.#keeper.keep(changesOfDraft(draft, { environment, state: NOW }), outcome),
      wentBack: (to, outcome) => copy(to === 'initial' ? INITIAL : to, NOW, outcome),
      remembered: (snapshot, outcome) => copy(NOW, snapshot, outcome),
    };
  }

  remove(environment: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#keeper.keep([{ kind: 'environment', environment, value: null }], { kept: resolve, lost: reject });
    });
  }
}
