import { placeOf } from '../xml/place.ts';

/**
 * What ASMX would swallow without a word. A finding never changes the answer; it is written down with the call, for the
 * harness to judge.
 */
export type FindingKind =
  /** An element that nothing declares here. */
  | 'unknown-element'
  /** Read, though under a spelling of which nobody knows whether the real service reads it. */
  | 'doubtful-spelling'
  /** Declared here, but spelled in another case. */
  | 'wrong-case'
  /** Declared here, but in another namespace. */
  | 'wrong-namespace'
  /** Declared elsewhere in this request. */
  | 'misplaced'
  /** Given again where one is expected. */
  | 'repeated'
  | 'unknown-attribute'
  /** `xsi:nil` on an element that is not nillable. */
  | 'ignored-nil'
  /** Text between elements. */
  | 'stray-text'
  /** A header entry the operation does not read. */
  | 'unread-header'
  /** A value-type element that is not there, so that its default was used. */
  | 'missing'
  /** An optional element that is not there, so that the service sees null. */
  | 'absent'
  /** A value that lost something on its way. */
  | 'changed-value'
  /** There were too many findings to write down. */
  | 'more';

export interface Finding {
  readonly kind: FindingKind;
  /** Local names from the body or header down: `Absence_Insert/Absence/Comment`; items of a list are numbered. */
  readonly path: string;
  /** From 1; of the element's name, or of the enclosing element where something is missing. */
  readonly line: number;
  readonly column: number;
  /** What stood there; empty where something is missing. */
  readonly found: string;
  /** What would have been read: a name, a namespace or a place; null where there is no telling. */
  readonly expected: string | null;
  /** The declared name that is most like what was found. */
  readonly nearest: string | null;
  /** What the service went on with. */
  readonly used: string;
  /** All of it in one sentence. */
  readonly message: string;
}

/** A longer name was not meant to be one of ours, and counting edits would take minutes. */
const LONGEST_NAME = 200;

/** The name out of `names` that takes the fewest edits, if it is near enough to have been meant. */
export function nearestName(given: string, names: Iterable<string>): string | null {
  if (given.length > LONGEST_NAME) return null;
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase());
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] as number;
}

/** Bytes that are no UTF-8, although the content type says so, became U+FFFD. */
export function replacedBytes(document: string): Finding {
  const offset = Math.max(0, document.indexOf('\uFFFD'));
  return {
    kind: 'changed-value',
    path: '',
    ...placeOf(document, offset),
    found: 'bytes that are no UTF-8',
    expected: 'UTF-8',
    nearest: null,
    used: 'U+FFFD',
    message: 'Bytes that are no UTF-8 were replaced by U+FFFD.',
  };
}
