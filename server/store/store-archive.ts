import type { Archive, Keeping, KeptEntry, Outcome } from '../access/keeping.ts';
import type { Draft, State } from '../access/state.ts';
import type { Keeper } from './keeper.ts';
import { keptText } from './kept-json.ts';
import { changesOfDraft, changesOfState } from './kept-state.ts';
import { type Change, INITIAL, NOW, type StateNumber } from './store.ts';

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
    const copy = (from: StateNumber, to: StateNumber): Change => ({ kind: 'copy', environment, from, to });
    const written = (draft: Draft) => changesOfDraft(draft, { environment, state: NOW });
    return {
      wrote: (draft, outcome) => this.#keeper.keep(written(draft), outcome),
      wentBack: (to, draft, outcome) =>
        this.#keeper.keep([copy(to === 'initial' ? INITIAL : to, NOW), ...written(draft)], outcome),
      remembered: (snapshot, outcome) => this.#keeper.keep([copy(NOW, snapshot)], outcome),
    };
  }

  remove(environment: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#keeper.keep([{ kind: 'environment', environment, value: null }], { kept: resolve, lost: reject });
    });
  }
}
