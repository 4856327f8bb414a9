import {
  type Archive,
  type Keeping,
  type KeptBeginning,
  kept,
  type Outcome,
  type SharedArchive,
} from '../access/keeping.ts';
import type { Draft } from '../access/state.ts';
import type { Keeper } from './keeper.ts';
import { keptText } from './kept-json.ts';
import { begunStateOf, changesOfDraft, changesSince } from './kept-state.ts';
import { type Change, INITIAL, NOW, type StateNumber } from './store.ts';

/** Keeps environments in a store. */
export class StoreArchive implements Archive {
  readonly shared: SharedArchive | null;
  readonly #keeper: Keeper;

  /** @param shared null where no other server has the store. */
  constructor(keeper: Keeper, shared: SharedArchive | null) {
    this.shared = shared;
    this.#keeper = keeper;
  }

  begin(environments: readonly KeptBeginning[], outcome: Outcome): Keeping[] {
    this.#keeper.keep(environments.flatMap(changesOfBeginning), outcome);
    return environments.map(({ number }) => this.keeping(number));
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
    return kept((outcome) => this.#keeper.keep([{ kind: 'end', environment }], outcome));
  }
}

function changesOfBeginning({ number: environment, states, ...value }: KeptBeginning): Change[] {
  return [
    { kind: 'begin', environment, value: keptText(value), begun: begunStateOf(states.initial) },
    ...changesSince(states.initial, states.now, { environment, state: NOW }),
  ];
}
