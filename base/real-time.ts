/**
 * Time as it really passes. A test may fake its timers and its Date; what waits here must come to its end all the same,
 * and a call must be recorded at the time at which it came. So all is taken when this module loads. Timers come from Node
 * itself where that can be asked: a runner such as Jest may have put its fakes in the place of the globals before.
 */

/** In Node.js its own modules; in a web page there are none. */
const node = globalThis.process?.getBuiltinModule;
const nodeTimers = node?.('node:timers');
const timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval'> =
  nodeTimers ?? globalThis;
const clock: Pick<typeof globalThis.performance, 'now'> =
  node?.('node:perf_hooks').performance ?? globalThis.performance;

export const { setTimeout, clearTimeout, setInterval, clearInterval } = timers;

/** Does something in the next turn of the event loop, after what came in meanwhile. */
export const inNextTurn: (action: () => void) => void =
  nodeTimers?.setImmediate ?? ((action) => setTimeout(action, 0));

/** Resolves in the next turn of the event loop. */
export function nextTurn(): Promise<void> {
  return new Promise(inNextTurn);
}

/** Milliseconds on a clock that nothing sets, for measuring how long something takes. */
export const elapsed: () => number = clock.now.bind(clock);

const RealDate = Date;

/** Milliseconds since 1970. */
export const currentTime: () => number = RealDate.now;

/** The time of day, for what is recorded. */
export function currentDate(): Date {
  return new RealDate();
}

/** A signal that is aborted after so many milliseconds. */
export const timeoutSignal: (milliseconds: number) => AbortSignal = AbortSignal.timeout.bind(AbortSignal);

/** Milliseconds since 1970, of a time in ISO 8601. */
export const millisecondsOf: (time: string) => number = RealDate.parse;

/** A time of so many milliseconds since 1970. */
export function dateAt(milliseconds: number): Date {
  return new RealDate(milliseconds);
}
