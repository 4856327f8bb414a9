import { setTimeout } from '../../base/real-time.ts';

/** How long a place that failed is left alone before it is asked again, in milliseconds. */
const PAUSE = 500;

/**
 * Asks a place that failed again and again, until it answers. That it does so keeps no process alive.
 * @throws what it threw last, once it was closed.
 */
export async function untilAnswered<T>(ask: () => Promise<T>, isClosed: () => boolean): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (isClosed()) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE).unref());
    }
  }
}
