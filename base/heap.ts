/**
 * Items in order of a number that each of them has, of which only the largest is looked at. To say that the number of one
 * has changed costs next to nothing where it changed little, and the logarithm of how many there are at worst.
 */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #places = new Map<T, number>();
  readonly #rankOf: (item: T) => number;

  constructor(rankOf: (item: T) => number) {
    this.#rankOf = rankOf;
  }

  /** The one with the largest number; undefined when there is none. */
  get top(): T | undefined {
    return this.#items[0];
  }

  /** Puts an item in, or in its new place once its number has changed. */
  put(item: T): void {
    const place = this.#places.get(item) ?? this.#items.length;
    this.#set(place, item);
    this.#sink(this.#rise(place));
  }

  /** Takes an item out; does nothing where it is not in. */
  remove(item: T): void {
    const place = this.#places.get(item);
    const last = this.#items.pop();
    if (place === undefined || last === undefined) {
      if (last !== undefined) this.#items.push(last);
      return;
    }
    this.#places.delete(item);
    if (last === item) return;
    this.#set(place, last);
    this.#sink(this.#rise(place));
  }

  /** @returns where it ends. */
  #rise(from: number): number {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#rankAt(parent) >= this.#rankAt(place)) break;
      this.#swap(parent, place);
      place = parent;
    }
    return place;
  }

  #sink(from: number): void {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= this.#items.length) return;
      const right = left + 1;
      const larger = right < this.#items.length && this.#rankAt(right) > this.#rankAt(left) ? right : left;
      if (this.#rankAt(place) >= this.#rankAt(larger)) return;
      this.#swap(larger, place);
      place = larger;
    }
  }

  #rankAt(place: number): number {
    return this.#rankOf(this.#items[place] as T);
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#items[one] as T, this.#items[other] as T];
    this.#set(one, second);
    this.#set(other, first);
  }

  #set(place: number, item: T): void {
    this.#items[place] = item;
    this.#places.set(item, place);
  }
}
