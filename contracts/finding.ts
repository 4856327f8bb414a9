/**
 * What ASMX would swallow without a word, or why it refused a request unread. A finding never changes the answer; it is
 * written down with the call, for the harness to judge.
 */
export const FINDING_KINDS = [
  /** An element that nothing declares here. */
  'unknown-element',
  /** Read, though under a spelling that the real service may not read. */
  'doubtful-spelling',
  /** Declared here, but spelled in another case. */
  'wrong-case',
  /** Declared here, but in another namespace. */
  'wrong-namespace',
  /** Declared elsewhere in this request. */
  'misplaced',
  /** Given again where one is expected. */
  'repeated',
  'unknown-attribute',
  /** `xsi:nil` on an element that is not nillable. */
  'ignored-nil',
  /** Text between elements. */
  'stray-text',
  /** A header entry the operation does not read. */
  'unread-header',
  /** A value-type element that is not there, so that its default was used. */
  'missing',
  /** An optional element that is not there, so that the service sees null. */
  'absent',
  /** Declared here and read, but the operation does not use it (mark: arguments-not-used). */
  'not-used',
  /** A value that lost something on its way. */
  'changed-value',
  /** The action names no operation of the service. */
  'unknown-operation',
  /** A value that is none of its type, or a request that is no SOAP: nothing of it was read. */
  'unreadable',
  /** There were too many findings to write down. */
  'more',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  /**
   * Local names from the body or header down: `Absence_Insert/Absence/Comment`. Items of a list are numbered from 0, as in
   * the paths of reasons: `DaysWorked[0]`.
   */
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
