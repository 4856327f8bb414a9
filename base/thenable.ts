/**
 * Whether a value answers later, like a promise: told by its `then`, since test runners have classes of promises of their
 * own.
 */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject && typeof (value as Partial<PromiseLike<unknown>>).then === 'function';
}
