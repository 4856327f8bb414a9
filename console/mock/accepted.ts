import { signal } from '@preact/signals';
import { isRecord } from '../../base/is-record.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { readWritten } from './written.ts';

/** Under which the baseline of an environment is kept, by the browser, until the tab is closed. */
const keyOf = (subdomain: string) => `nmbrs-mock.baseline.${subdomain}`;

/** Grows whenever a baseline is loaded or forgotten. */
const changes = signal(0);

/** The keys of the violations that are accepted in an environment, as far as this tab knows; null for no baseline. */
export function useAccepted(subdomain: string): ReadonlySet<string> | null {
  // Whoever reads it is shown again when it changes.
  if (changes.value < 0) return null;
  const kept = sessionStorage.getItem(keyOf(subdomain));
  return kept === null ? null : new Set(JSON.parse(kept) as string[]);
}

/**
 * Accepts what a baseline file says, in this tab.
 * @throws NotPossible for a text that is no baseline.
 */
export function accept(subdomain: string, text: string): void {
  sessionStorage.setItem(keyOf(subdomain), JSON.stringify(knownIn(text)));
  changes.value++;
}

export function forgetAccepted(subdomain: string): void {
  sessionStorage.removeItem(keyOf(subdomain));
  changes.value++;
}

function knownIn(text: string): readonly string[] {
  const written = readWritten(text, 'a baseline');
  const known = written.kind === 'read' && isRecord(written.value) ? written.value.known : undefined;
  if (Array.isArray(known) && known.every((key) => typeof key === 'string')) return known;
  const [mistake] = written.kind === 'unreadable' ? written.mistakes : [];
  throw new NotPossible(
    'invalid',
    'baseline',
    mistake
      ? `It cannot be read, line ${mistake.place.line}: ${mistake.text}`
      : 'This is no baseline: it has no list of texts called known.',
    'Download one here, or write it with writeBaseline or nmbrs-mock verify --write-baseline.',
  );
}
