import { sizeOf } from '../../base/size-of.ts';
import type { WaitingSteps } from '../../base/turns.ts';
import type { TroubleDefinition, TroubleReport } from '../../contracts/control/trouble.ts';
import type { TroubleCounts, TroubleRecord } from '../access/rules.ts';
import type { Draft } from '../access/state.ts';
import { Draws } from '../rules/draws.ts';
import type { RuleOwner } from '../rules/rule-book.ts';
import { concerns, type Target, targetOf } from '../rules/target.ts';
import { Turns } from '../rules/turns.ts';
import { type Act, acting } from './effects.ts';
import { type Changing, unlessAllowed } from './login-changes.ts';
import { requireSense } from './rule-check.ts';
import { sentenceOf } from './sentence.ts';
import { type Consequence, compounded, type Trouble, type TroubledCall } from './trouble.ts';

/** A rule at work: its definition, and what it has counted and drawn so far. */
export class TroubleRule {
  readonly id: number;
  readonly target: Target;
  readonly bytes: number;
  onCounted = () => {};
  readonly definition: TroubleDefinition;
  readonly #sentence: string;
  readonly #act: Act;
  readonly #turns: Turns;
  /** What the effect draws. */
  readonly #draws: Draws;

  /**
   * @throws NotPossible for a definition that contradicts itself, and for one that could never be applied.
   */
  constructor({ id, definition, counts }: Omit<TroubleRecord, 'origin'>, owner: RuleOwner) {
    const { seed = id } = definition;
    this.id = id;
    this.target = targetOf(definition, owner);
    requireSense(definition);
    this.bytes = sizeOf(definition);
    this.definition = definition;
    this.#sentence = sentenceOf(definition);
    this.#turns = new Turns(definition, `trouble/chance/${seed}`, counts);
    this.#draws = new Draws(`trouble/effect/${seed}`, counts?.effects);
    this.#act = acting(definition.effect, this.#draws.next);
  }

  get counts(): TroubleCounts {
    return { ...this.#turns.counts, effects: this.#draws.count };
  }

  goOnFrom(counts: TroubleCounts | null): void {
    this.#turns.goOnFrom(counts);
    this.#draws.goTo(counts?.effects ?? 0);
  }

  get report(): TroubleReport {
    return {
      id: this.id,
      definition: this.definition,
      sentence: this.#sentence,
      calls: this.#turns.calls,
      applied: this.#turns.applied,
    };
  }

  /** @param now what the clock of the environment shows. */
  #isInForce(now: string): boolean {
    const { from = now, until } = this.definition.during ?? {};
    return from <= now && (until === undefined || now < until);
  }

  /** @param trouble what the rules made before this one make of the call. */
  *meet(call: TroubledCall, trouble: Trouble): WaitingSteps<Trouble> {
    if (!this.#isTurn(call)) return trouble;
    const act = this.#act;
    return this.#struck(trouble, 'of' in act ? act.of(call) : yield* changed(act.change, call));
  }

  /** The same in a draft, where what it does to the login of the call is written with what it counts. */
  meetIn(draft: Draft, call: TroubledCall, trouble: Trouble): Trouble {
    if (!this.#isTurn(call)) return trouble;
    const act = this.#act;
    return this.#struck(trouble, 'of' in act ? act.of(call) : changedIn(draft, act.change, call));
  }

  #isTurn(call: TroubledCall): boolean {
    if (!concerns(this.target, call) || !this.#isInForce(call.tenant.environment.now)) return false;
    this.onCounted();
    return this.#turns.count();
  }

  #struck(trouble: Trouble, consequence: Consequence | null): Trouble {
    const worse = consequence && compounded(trouble, consequence, this.#sentence);
    if (!worse) return trouble;
    this.#turns.take();
    return worse;
  }
}

/** Changes the login of a call before anything else looks at it. */
function* changed(change: Changing, call: TroubledCall): WaitingSteps<Consequence | null> {
  try {
    return yield* call.tenant.write((draft) => change(call, draft));
  } catch (error) {
    return unlessAllowed(error);
  }
}

function changedIn(draft: Draft, change: Changing, call: TroubledCall): Consequence | null {
  try {
    return change(call, draft);
  } catch (error) {
    return unlessAllowed(error);
  }
}
