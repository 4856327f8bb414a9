import { asked, type Deed, type Fate, type Find, type Reached } from './deed.ts';

/** Advances the clock of an environment, and looks at it: it never goes back. */
export class Clock implements Deed {
  readonly name = 'clock';
  /** The latest time that was seen or acknowledged. */
  #latest = '';

  async act(reached: Reached): Promise<Fate> {
    const { fate } = await asked(() => reached.environment.advanceClock({ minutes: 1 }));
    if (fate === 'acknowledged') await this.#look(reached);
    return fate;
  }

  async check(reached: Reached): Promise<readonly Find[]> {
    const latest = this.#latest;
    const now = await this.#look(reached);
    return now === null || now >= latest
      ? []
      : [{ kind: 'clock went back', about: `it was ${latest}, and is ${now}` }];
  }

  async #look({ environment }: Reached): Promise<string | null> {
    const looked = await asked(() => environment.clock());
    if (looked.fate !== 'acknowledged') return null;
    const { now } = looked.answer;
    if (now > this.#latest) this.#latest = now;
    return now;
  }
}
