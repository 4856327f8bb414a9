/** Something in the administration of users that cannot be done. The message says why, `remedy` what to do instead. */
export class NotPossible extends Error {
  /** `unknown`: there is no such thing; `conflict`: not in its present state; `invalid`: the value is wrong. */
  readonly kind: 'unknown' | 'conflict' | 'invalid';
  /** The field or thing it is about. */
  readonly field: string;
  readonly remedy: string;

  constructor(kind: NotPossible['kind'], field: string, message: string, remedy: string) {
    super(message);
    this.name = 'NotPossible';
    this.kind = kind;
    this.field = field;
    this.remedy = remedy;
  }
}
