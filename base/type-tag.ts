/**
 * What a value is by its tag: `Date`, `RegExp`, `Uint8Array`, `Promise`. Unlike its class it is the same in every realm, of
 * which test runners have several.
 */
export function typeTag(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
