import type { Dice } from '../../campaign/support/dice.ts';
import { asked, type Deed, type Fate, type Find, type IdBook, type Reached } from './deed.ts';

/** Something that was put in under a key that nothing else has. */
interface Insert {
  fate: Fate;
  /** As it must be found. */
  readonly content: string;
  /** Null as long as it is not known, or where it has none. */
  id: number | null;
  /** What became of its removal; null where that was not asked for. */
  removal: Fate | null;
}

/** Something that is there. */
interface Found {
  readonly key: string;
  readonly content: string;
  readonly id: number | null;
}

/** A way to put something in, and to find it again. */
export interface Way {
  readonly name: string;
  /** As something is found that was put in under a key. */
  contentOf(key: number): string;
  /** @returns its id; null where it has none. */
  insert(reached: Reached, key: number): Promise<number | null>;
  /** Takes it out again; not there where things stay. */
  remove?(reached: Reached, id: number): Promise<void>;
  /** All that is there. */
  find(reached: Reached): Promise<readonly Found[]>;
}

/** How much of what is done is a removal, where there are such. */
const REMOVALS = 0.3;

/**
 * Puts things in, each under a key of its own, and takes some out again: what was acknowledged stays, as a whole and with its
 * id, or stays away, and its id is given to nothing else.
 */
export class Inserts implements Deed {
  readonly #way: Way;
  readonly #ids: IdBook;
  readonly #dice: Dice;
  readonly #inserts = new Map<string, Insert>();
  #lastKey = 10_000;
  /** Found between two checks. */
  readonly #finds: Find[] = [];

  constructor(way: Way, ids: IdBook, dice: Dice) {
    this.#way = way;
    this.#ids = ids;
    this.#dice = dice;
  }

  get name(): string {
    return this.#way.name;
  }

  async act(reached: Reached): Promise<Fate> {
    const removed = this.#way.remove && this.#dice.chance(REMOVALS) ? this.#toRemove() : null;
    return removed ? this.#remove(reached, removed) : this.#insert(reached);
  }

  async check(reached: Reached): Promise<readonly Find[]> {
    const finds = this.#finds.splice(0);
    const found = new Map<string, Found>();
    for (const one of await this.#way.find(reached)) {
      if (found.has(one.key)) finds.push(this.#find('half-written', one.key, 'is there twice'));
      found.set(one.key, one);
    }
    for (const [key, insert] of this.#inserts) finds.push(...this.#judge(key, insert, found.get(key)));
    return finds;
  }

  async #insert(reached: Reached): Promise<Fate> {
    const number = ++this.#lastKey;
    const content = this.#way.contentOf(number);
    const insert: Insert = { fate: 'unknown', content, id: null, removal: null };
    this.#inserts.set(String(number), insert);
    const result = await asked(() => this.#way.insert(reached, number));
    insert.fate = result.fate;
    if (result.fate === 'acknowledged')
      this.#finds.push(...this.#claim(String(number), insert, result.answer));
    return result.fate;
  }

  #toRemove(): Insert | null {
    const all = [...this.#inserts.values()].filter(({ id, removal }) => id !== null && removal === null);
    return all.length === 0 ? null : this.#dice.pick(all);
  }

  async #remove(reached: Reached, insert: Insert): Promise<Fate> {
    insert.removal = 'unknown';
    const { fate } = await asked(async () => this.#way.remove?.(reached, insert.id ?? 0));
    insert.removal = fate;
    return fate;
  }

  #judge(key: string, insert: Insert, found: Found | undefined): Find[] {
    const { fate, content, removal } = insert;
    if (removal !== null) return this.#judgeRemoval(key, insert, found !== undefined);
    insert.fate = found ? 'acknowledged' : 'refused';
    if (!found) return fate === 'acknowledged' ? [this.#find('lost', key, 'was acknowledged')] : [];
    if (fate === 'refused')
      return [this.#find('refused and there', key, 'was refused, or was not there before')];
    if (found.content !== content)
      return [this.#find('half-written', key, `is ${found.content} instead of ${content}`)];
    return this.#claim(key, insert, found.id);
  }

  /** Of what was there, and of which the removal was asked for. */
  #judgeRemoval(key: string, insert: Insert, isThere: boolean): Find[] {
    const { removal } = insert;
    insert.removal = isThere ? 'refused' : 'acknowledged';
    if (removal === 'acknowledged' && isThere) return [this.#find('lost', key, 'was removed, and is there')];
    if (removal === 'refused' && !isThere)
      return [
        this.#find(
          'refused and there',
          key,
          'is gone, and its removal was refused, or it was there after it',
        ),
      ];
    return [];
  }

  #claim(key: string, insert: Insert, id: number | null): Find[] {
    insert.id = id;
    return id === null ? [] : this.#ids.claim(id, `${this.name} ${key}`);
  }

  #find(kind: Find['kind'], key: string, wrong: string): Find {
    return { kind, about: `${this.name} ${key} ${wrong}` };
  }
}
