import { signal } from '@preact/signals';

/** What was last told to those who cannot see it, and how many things were. */
export const said = signal({ text: '', times: 0 });

/** Tells what was done to those who cannot see that it was. */
export function announce(text: string): void {
  said.value = { text, times: said.value.times + 1 };
}
