import './badge.css';
import type { ComponentChildren } from 'preact';

/** What a word is: well, to be looked at, wrong, or no more than a word. */
export type Tone = 'good' | 'fair' | 'bad' | 'neutral' | 'accent';

export function Badge({
  tone = 'neutral',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ComponentChildren;
}) {
  return <span class={`badge ${tone}`}>{children}</span>;
}
