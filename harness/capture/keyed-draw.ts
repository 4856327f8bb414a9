import { createHmac } from 'node:crypto';

/** By what values are replaced: 32 random bytes. The same key makes the same of the same value, and no value tells the key. */
export type CaptureKey = Uint8Array;

/** Numbers that depend on a key and a value alone, so that whoever has no key cannot find the value by trying. */
export class KeyedDraw {
  readonly #seed: Uint8Array;
  #bytes = Buffer.alloc(0);
  #at = 0;
  #block = 0;

  /** @param purpose sets draws of one value apart that are about different things. */
  constructor(key: CaptureKey, purpose: string, value: string) {
    this.#seed = createHmac('sha256', key).update(`${purpose}\0${value}`).digest();
  }

  /** A whole number from 0 to `count`, which is not included. */
  below(count: number): number {
    if (this.#at + 4 > this.#bytes.length) {
      this.#bytes = createHmac('sha256', this.#seed)
        .update(String(this.#block++))
        .digest();
      this.#at = 0;
    }
    const drawn = this.#bytes.readUInt32BE(this.#at);
    this.#at += 4;
    return drawn % count;
  }

  digit(): number {
    return this.below(10);
  }

  oneOf(characters: string): string {
    return characters.charAt(this.below(characters.length));
  }

  shuffled<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let at = shuffled.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
    }
    return shuffled;
  }
}

/** Each of a list becomes another one of it, and no two the same. */
export function exchanged<T>(draw: KeyedDraw, list: readonly T[]): Map<T, T> {
  const circle = draw.shuffled(list);
  return new Map(circle.map((one, at) => [one, circle[(at + 1) % circle.length] as T]));
}
