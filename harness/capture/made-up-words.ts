import { Recent } from '../../base/recent.ts';
import { givenNames, surnames } from '../../fixtures/dutch/name.ts';
import { origins } from '../../fixtures/dutch/origin.ts';
import { towns } from '../../fixtures/dutch/place.ts';
import { slug } from '../../fixtures/text.ts';
import { type CaptureKey, exchanged, KeyedDraw } from './keyed-draw.ts';

/** Prefixes of Dutch surnames, longest first. */
export const NAME_PREFIXES: readonly string[] = [
  'van den',
  'van der',
  'van de',
  "van 't",
  'in den',
  "in 't",
  'op den',
  'op de',
  'van',
  'den',
  'der',
  'ter',
  'ten',
  'de',
  'te',
  "'t",
];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const VOWELS = 'aeiou';
/** Those that can be said behind and before any vowel. */
const CONSONANTS = 'bdfgklmnprstvz';

/** Longer words, which are no words, become as long as this. */
const LONGEST = 40;

/** How many words are remembered with what was made of them. */
const REMEMBERED = 50_000;

/**
 * Words that can be said and mean nothing, in the place of those that name somebody. A word becomes the same one wherever
 * it stands, with accents or without, in whatever case; so a name that is met in a free text first is there what it is in
 * its own element later, and mail addresses go on fitting names. What begins alike goes on beginning alike, so that
 * initials fit first names.
 */
export class MadeUpWords {
  readonly #key: CaptureKey;
  readonly #letters: ReadonlyMap<string, string>;
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #made = new Recent<string, string>(REMEMBERED);

  constructor(key: CaptureKey) {
    this.#key = key;
    this.#letters = exchanged(new KeyedDraw(key, 'letters', ''), [...LETTERS]);
    this.#prefixes = exchanged(new KeyedDraw(key, 'prefixes', ''), NAME_PREFIXES);
  }

  /** As long as the word, and with capitals where it has them. */
  for(word: string): string {
    const plain = canonicalWord(word);
    return inCaseOf(
      word,
      this.#made.get(`${word.length} ${plain}`, () => this.#make(plain, word.length)),
    );
  }

  /** Each letter for itself: `TNO` in the way of `T.N.O.`. */
  initials(text: string): string {
    return text.replace(/\p{L}\p{M}*/gu, (letter) => this.for(letter));
  }

  /** Another prefix of a surname. @param prefix one of `NAME_PREFIXES` in whatever case. */
  prefix(prefix: string): string {
    return inCaseOf(prefix, this.#prefixes.get(prefix.toLowerCase()) ?? prefix);
  }

  #make(plain: string, wanted: number): string {
    const length = Math.min(wanted, LONGEST);
    const draw = new KeyedDraw(this.#key, 'word', plain);
    const first = this.#letters.get(plain.charAt(0)) ?? draw.oneOf(LETTERS);
    if (length === 1) return first;
    for (;;) {
      let made = first;
      while (made.length < length)
        made += draw.oneOf(VOWELS.includes(made.at(-1) ?? '') ? CONSONANTS : VOWELS);
      if (made !== plain && !realNames().has(made)) return made;
    }
  }
}

/** What two writings of a word have in common. */
export function canonicalWord(word: string): string {
  return slug(word).replaceAll('-', '') || word.toLowerCase();
}

function inCaseOf(word: string, made: string): string {
  if (word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase())
    return made.toUpperCase();
  const [first = ''] = word;
  const isCapital = first !== first.toLowerCase();
  return isCapital ? made.charAt(0).toUpperCase() + made.slice(1) : made;
}

let known: ReadonlySet<string> | null = null;

/** Names that people and towns do have: what is made up must be none of them. */
function realNames(): ReadonlySet<string> {
  if (known) return known;
  const stocks = [{ surnames, givenNames }, ...origins];
  const names = [
    ...stocks.flatMap((stock) => stock.surnames.map(({ lastName }) => lastName)),
    ...stocks.flatMap((stock) => [...stock.givenNames.male, ...stock.givenNames.female]),
    ...towns.flatMap(({ name, province }) => [name, province]),
    ...origins.flatMap(({ birthplace }) => birthplace?.towns ?? []),
  ];
  known = new Set(names.flatMap((name) => name.split(/[\s'-]+/)).map(canonicalWord));
  return known;
}
