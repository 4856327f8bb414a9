import { type Signal, signal } from '@preact/signals';
import { setTimeout } from '../../base/real-time.ts';

/** How long what others change is gathered before pages ask for it, once they asked, in milliseconds. */
const PAUSE = 1_000;

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

/** Something of an environment was changed. */
export function noteChange(subdomain: string): void {
  changesOf(subdomain).value++;
}

/** An environment was made, or is gone. */
export function noteEnvironments(): void {
  environmentsChanged.value++;
}

/** Anything may have changed. */
export function noteEverything(): void {
  for (const subdomain of counts.keys()) noteChange(subdomain);
  noteEnvironments();
}

/** Others changed something of an environment, maybe many times a second: it is noted at once, and then once a second. */
export function noteChangeByOthers(subdomain: string): void {
  // Nothing on this page shows anything of it.
  if (counts.has(subdomain)) gathered(subdomain, () => noteChange(subdomain));
}

/** The same, of which environments there are. */
export function noteEnvironmentsByOthers(): void {
  gathered(ENVIRONMENTS, noteEnvironments);
}

/** No environment is called so. */
const ENVIRONMENTS = '';

/** What was noted within the pause, and whether it is to be noted again at its end. */
const lately = new Map<string, boolean>();

function gathered(what: string, note: () => void): void {
  if (lately.has(what)) {
    lately.set(what, true);
    return;
  }
  lately.set(what, false);
  note();
  setTimeout(() => {
    const isToBeNoted = lately.get(what) ?? false;
    lately.delete(what);
    if (isToBeNoted) gathered(what, note);
  }, PAUSE);
}
