import type { Steps } from '../../../base/turns.ts';
import { SecretTree } from './secret-tree.ts';

/** Shorter secrets stand in too much else to be known by their values. */
export const SHORTEST_SECRET = 8;

/** Of owners that are gone, whose calls may be remembered still, so many secrets are kept: those that were learned last. */
const MOST_GONE = 20_000;

/** Longer secrets are known in pieces, so that looking for one costs no more than this at each character of a text. */
const LONGEST_PIECE = 64;

/** How many characters are looked at in a step. */
const STEP = 64 * 1024;

/** Where a text holds a secret: from one character up to another. */
export type TextRange = readonly [from: number, to: number];

/**
 * The secrets of a server, and where they stand in a text: in time that depends on the text alone, however many there
 * are. The case of letters does not matter.
 */
export class SecretIndex {
  readonly #owners = new Map<string, Set<string>>();
  #gone: string[] = [];
  /** By the hash of how they begin. */
  #secrets = new Map<number, SecretTree>();
  /** Whether a secret may begin so, by the last bits of the hash. */
  #mayBegin = new Uint8Array(1 << 10);
  /** What was learned since a text was searched: most servers are never asked to show anything. */
  #unindexed: string[] = [];

  /** @returns whether it was to be learned, and not known of its owner. */
  learn(owner: string, secret: string): boolean {
    if (secret.length < SHORTEST_SECRET) return false;
    const known = this.#owners.get(owner);
    if (known?.has(secret)) return false;
    if (known) known.add(secret);
    else this.#owners.set(owner, new Set([secret]));
    this.#unindexed.push(secret);
    return true;
  }

  /** The owner is gone; its secrets are known a while longer. */
  release(owner: string): void {
    const secrets = this.#owners.get(owner);
    if (!secrets) return;
    this.#owners.delete(owner);
    this.#gone = this.#gone.concat([...secrets]);
    if (this.#gone.length > 2 * MOST_GONE) this.#rebuild();
  }

  /** Whether a secret stands in a text that is no longer than a step. */
  isIn(text: string): boolean {
    this.#index();
    const ranges: TextRange[] = [];
    if (text.length >= SHORTEST_SECRET && this.#secrets.size > 0) this.#search(text, 0, 0, ranges);
    return ranges.length > 0;
  }

  /** In the order in which they stand there; those that overlap are one. */
  *rangesIn(text: string): Steps<TextRange[]> {
    this.#index();
    const ranges: TextRange[] = [];
    if (text.length < SHORTEST_SECRET || this.#secrets.size === 0) return ranges;
    for (let at = 0, hash = 0; at < text.length; at += STEP) {
      if (at > 0) yield;
      hash = this.#search(text, at, hash, ranges);
    }
    return ranges;
  }

  /** Goes on with a search for a step. @param hash of the characters before; returned is that of the last ones then. */
  #search(text: string, start: number, hash: number, ranges: TextRange[]): number {
    const end = Math.min(start + STEP, text.length);
    const mayBegin = this.#mayBegin;
    const mask = mayBegin.length - 1;
    let last = hash;
    for (let at = start; at < end; at++) {
      last = (Math.imul(last, FACTOR) + folded(text.charCodeAt(at))) | 0;
      const from = at - SHORTEST_SECRET + 1;
      if (from < 0) continue;
      if (mayBegin[last & mask] === 1) {
        const to = this.#endOf(text, from, last);
        if (to > from) addRange(ranges, from, to);
      }
      last = (last - Math.imul(folded(text.charCodeAt(from)), LEAVING)) | 0;
    }
    return last;
  }

  /** Where the longest secret ends that begins there; also one that was cut off; -1 for none. */
  #endOf(text: string, from: number, hash: number): number {
    const match = this.#secrets.get(hash)?.find(from, (at) => folded(text.charCodeAt(at)));
    if (!match) return -1;
    const { whole, shared } = match;
    return shared - from >= SHORTEST_SECRET && isCutOff(text, shared) ? shared : whole;
  }

  #index(): void {
    if (this.#unindexed.length === 0) return;
    const unindexed = this.#unindexed;
    this.#unindexed = [];
    for (const secret of unindexed) for (const piece of piecesOf(foldedText(secret))) this.#add(piece);
    let { length } = this.#mayBegin;
    // So few of its places are taken that most characters cost no more than a look at one.
    while (this.#secrets.size > length / 16) length *= 2;
    if (length === this.#mayBegin.length) return;
    this.#mayBegin = new Uint8Array(length);
    for (const hash of this.#secrets.keys()) this.#mayBegin[hash & (length - 1)] = 1;
  }

  #add(secret: string): void {
    let hash = 0;
    for (let at = 0; at < SHORTEST_SECRET; at++) hash = (Math.imul(hash, FACTOR) + secret.charCodeAt(at)) | 0;
    const alike = this.#secrets.get(hash);
    if (alike) alike.add(secret);
    else this.#secrets.set(hash, new SecretTree(secret));
    this.#mayBegin[hash & (this.#mayBegin.length - 1)] = 1;
  }

  #rebuild(): void {
    this.#gone = this.#gone.slice(-MOST_GONE);
    this.#secrets = new Map();
    this.#mayBegin.fill(0);
    this.#unindexed = [...this.#owners.values()].flatMap((secrets) => [...secrets]).concat(this.#gone);
  }
}

const FACTOR = 0x01000193;

/** With what the first character of as many as a hash is of weighs in it. */
const LEAVING = Array.from({ length: SHORTEST_SECRET - 1 }).reduce<number>(
  (power) => Math.imul(power, FACTOR),
  1,
);

/** A letter of ASCII in small. */
function folded(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function foldedText(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Each but the last is as long as a piece may be; the last one begins within the one before, so that it is not too short. */
function piecesOf(secret: string): string[] {
  if (secret.length <= LONGEST_PIECE) return [secret];
  const pieces: string[] = [];
  for (let at = 0; at + LONGEST_PIECE < secret.length; at += LONGEST_PIECE)
    pieces.push(secret.slice(at, at + LONGEST_PIECE));
  return [...pieces, secret.slice(-LONGEST_PIECE)];
}

/** Whether a text goes no further there because messages tell the beginning of long ones. */
function isCutOff(text: string, at: number): boolean {
  return text[at] === '…' || (/['"]/.test(text[at] ?? '') && text[at + 1] === '…');
}

function addRange(ranges: TextRange[], from: number, to: number): void {
  const last = ranges.at(-1);
  if (last && from <= last[1]) ranges[ranges.length - 1] = [last[0], Math.max(last[1], to)];
  else ranges.push([from, to]);
}
