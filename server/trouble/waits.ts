import { LONGEST_DELAY_MS } from '../../contracts/control/trouble-defaults.ts';
import type { Stream } from '../../fixtures/random.ts';

/** A random time between two, each as likely; in the unit of the two. */
export function uniform(random: Stream, from: number, to: number): number {
  return from + random() * (to - from);
}

/** A random time, in milliseconds, spread as answer times of servers are: half above the median, a few far above it. */
export function logNormal(random: Stream, median: number, sigma: number): number {
  // Box and Muller: two even draws make a normal one. 1 - x, since a draw may be 0 and its logarithm may not.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(median * Math.exp(sigma * normal), LONGEST_DELAY_MS);
}

/** Tells of each moment, in milliseconds, whether so many others lie in the second before it; the same moment is one. */
export function overRate(calls: number): (at: number) => boolean {
  const last: number[] = [];
  let isOver = false;
  return (at) => {
    // The call is met again, since another server wrote first.
    if (at === last.at(-1)) return isOver;
    const earliest = last.length < calls ? undefined : last.shift();
    last.push(at);
    isOver = earliest !== undefined && at - earliest < 1_000;
    return isOver;
  };
}
