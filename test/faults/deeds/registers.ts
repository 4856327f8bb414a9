import type { Dice } from '../../campaign/support/dice.ts';
import { type Operation, whyNotLinearizable } from '../history/linearizable.ts';
import { asked, called, type Deed, type Fate, type Find, type Reached } from './deed.ts';

/** Debtors of which a client writes the name and the number, and other clients read both. */
const DEBTORS = [1001, 1002, 1003];

const INITIAL = 'as it was seeded';

/** Reads and writes names of debtors: what clients see is what one after another could have seen. */
export class Registers implements Deed {
  readonly name = 'name of a debtor';
  readonly #dice: Dice;
  readonly #histories = new Map(DEBTORS.map((debtor) => [debtor, [] as Operation<string>[]] as const));
  #lastValue = 20_000;
  readonly #finds: Find[] = [];

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  async act(reached: Reached): Promise<Fate | null> {
    const debtor = this.#dice.pick(DEBTORS);
    if (this.#dice.chance(0.4)) return this.#write(reached, debtor);
    await this.#read(reached, debtor);
    return null;
  }

  async check(reached: Reached): Promise<readonly Find[]> {
    for (const debtor of DEBTORS) await this.#read(reached, debtor);
    return this.#finds.splice(0);
  }

  /** What is wrong with all that was seen. */
  judge(): readonly Find[] {
    return [...this.#histories].flatMap(([debtor, history]): Find[] => {
      const wrong = whyNotLinearizable(INITIAL, history);
      return wrong === null ? [] : [{ kind: 'not linearizable', about: `debtor ${debtor}: ${wrong}` }];
    });
  }

  async #write({ soap }: Reached, debtor: number): Promise<Fate> {
    const number = ++this.#lastValue;
    const value = nameOf(number);
    const parameters = `<Debtor><Id>${debtor}</Id><Number>${number}</Number><Name>${value}</Name></Debtor>`;
    const start = performance.now();
    const { fate } = await asked(() => called(soap, 'DebtorService', 'Debtor_Update', parameters));
    const end = fate === 'unknown' ? Infinity : performance.now();
    this.#note(debtor, { kind: 'write', value, start, end, isRefused: fate === 'refused' });
    return fate;
  }

  async #read({ soap }: Reached, debtor: number): Promise<void> {
    const start = performance.now();
    const read = await asked(() =>
      called(soap, 'DebtorService', 'Debtor_Get', `<DebtorId>${debtor}</DebtorId>`),
    );
    if (read.fate !== 'acknowledged') return;
    const [number, name] = [read.answer.one('Number'), read.answer.one('Name')];
    const isSeeded = number === String(debtor);
    if (!isSeeded && name !== nameOf(number))
      this.#finds.push({
        kind: 'half-written',
        about: `debtor ${debtor} has number ${number}, name ${name}`,
      });
    const value = isSeeded ? INITIAL : name;
    this.#note(debtor, { kind: 'read', value, start, end: performance.now() });
  }

  #note(debtor: number, operation: Operation<string>): void {
    this.#histories.get(debtor)?.push(operation);
  }
}

function nameOf(number: number | string): string {
  return `naam ${number}`;
}
