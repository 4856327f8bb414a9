/**
 * Something that was asked for and cannot be done: there is no such thing, it is not possible as things stand, or a value
 * is wrong. The message says why and what to do instead.
 */
export class NotPossible extends Error {
  /**
   * `unknown`: there is no such thing; `conflict`: not in its present state; `invalid`: the value is wrong; `exhausted`:
   * there is no room for it now; `unavailable`: what it needs outside of this process does not work now.
   */
  readonly kind: 'unknown' | 'conflict' | 'invalid' | 'exhausted' | 'unavailable';
  /** The field or thing it is about: `when.call`. */
  readonly field: string;
  /** What stood there; undefined where nothing did, or where it is not worth repeating. */
  readonly value: unknown;
  /** Why it cannot be done, without the remedy. */
  readonly detail: string;
  readonly remedy: string;

  constructor(kind: NotPossible['kind'], field: string, detail: string, remedy: string, value?: unknown) {
    super(`${detail} ${remedy}`.trim());
    this.name = 'NotPossible';
    this.kind = kind;
    this.field = field;
    this.value = value;
    this.detail = detail;
    this.remedy = remedy;
  }
}
