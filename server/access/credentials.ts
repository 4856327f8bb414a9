/** What the header of a call says; null where an element was missing. */
export interface Credentials {
  readonly Username?: unknown;
  readonly Token?: unknown;
  readonly Domain?: unknown;
}
