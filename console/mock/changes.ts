import { type Signal, signal } from '@preact/signals';
import { setTimeout } from '../../base/real-time.ts';

/** How long what others change is gathered before pages ask for it, once they asked, in milliseconds. */
const PAUSE = 1_000;

/** A count for each environment that anything on this page shows something of, whatever the spelling of its subdomain. */
class Counts {
  readonly #counts = new Map<string, Signal<number>>();

  of(subdomain: string): Signal<number> {
    const name = subdomain.toLowerCase();
    const count = this.#counts.get(name) ?? signal(0);
    this.#counts.set(name, count);
    return count;
  }

  has(subdomain: string): boolean {
    return this.#counts.has(subdomain.toLowerCase());
  }

  noteAll(): void {
    for (const count of this.#counts.values()) count.value++;
  }
}

/** How often this page knows an environment to have changed. */
const changes = new Counts();

/** How often its calls became others: more of them, or none. */
const callChanges = new Counts();

/** Counts the changes of which environments there are. */
export const environmentsChanged = signal(0);

/** A count that grows with every change of an environment: whoever shows something of it asks again then. */
export function changesOf(subdomain: string): Signal<number> {
  return changes.of(subdomain);
}

/** The same, of what clients called in an environment. */
export function callChangesOf(subdomain: string): Signal<number> {
  return callChanges.of(subdomain);
}

/** Something of an environment was changed. */
export function noteChange(subdomain: string): void {
  changes.of(subdomain).value++;
}

/** An environment was made, or is gone. */
export function noteEnvironments(): void {
  environmentsChanged.value++;
}

/** Anything may have changed. */
export function noteEverything(): void {
  changes.noteAll();
  callChanges.noteAll();
  noteEnvironments();
}

/** Others changed something of an environment, maybe many times a second: it is noted at once, and then once a second. */
export function noteChangeByOthers(subdomain: string): void {
  // Nothing on this page shows anything of it.
  if (changes.has(subdomain)) gathered(`changes of ${subdomain}`, () => noteChange(subdomain));
}

/** The same, of what clients called in an environment. */
export function noteCalls(subdomain: string): void {
  if (callChanges.has(subdomain)) gathered(`calls of ${subdomain}`, () => callChanges.of(subdomain).value++);
}

/** The same, of which environments there are. */
export function noteEnvironmentsByOthers(): void {
  gathered('environments', noteEnvironments);
}

/** What was noted within the pause, and whether it is to be noted again at its end. */
const lately = new Map<string, boolean>();

function gathered(what: string, note: () => unknown): void {
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
