import { isThenable } from './thenable.ts';

/** A listener for errors that no caller waits for. */
export type ErrorListener = (error: unknown) => void;

/**
 * The same listener, which never fails: what it throws itself, at once or later, is written to stderr beside the error it
 * was told of.
 */
export function neverFailing(listener: ErrorListener): ErrorListener {
  return (error) =>
    callSafely(
      () => listener(error),
      (failure) => console.error(error, '\nThe listener for errors failed itself:', failure),
    );
}

/** Calls a function that a user has passed in; what it throws, at once or later, goes to `onError`. */
export function callSafely(call: () => unknown, onError: ErrorListener): void {
  try {
    const answer = call();
    if (isThenable(answer)) answer.then(undefined, onError);
  } catch (error) {
    onError(error);
  }
}
