import { type Signal, signal } from '@preact/signals';

/** Counts, for each environment, how often this page knows it to have changed. */
const counts = new Map<string, Signal<number>>();

/** Counts the changes of which environments there are. */
export const environmentsChanged = signal(0);

/** A count that grows with every change of an environment: whoever shows something of it asks again then. */
export function changesOf(subdomain: string): Signal<number> {
  let count = counts.get(subdomain);
  if (count === undefined) {
    count = signal(0);
    counts.set(subdomain, count);
  }
  return count;
}

/** Something of an environment was changed, here or by others. */
export function noteChange(subdomain: string): void {
  changesOf(subdomain).value++;
}

/** An environment was made, or is gone. */
export function noteEnvironments(): void {
  environmentsChanged.value++;
}
