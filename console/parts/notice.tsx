import './notice.css';
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../mock/deed.ts';
import { Sentence } from './sentence.tsx';

/** Something that a user should read now. */
export function Notice({
  tone,
  children,
}: {
  readonly tone: 'good' | 'fair' | 'bad';
  readonly children: ComponentChildren;
}) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** Why something was not done, with what to do instead; nothing where it was done. */
export function RefusalNotice({ refusal }: { readonly refusal: Refusal | null }) {
  if (refusal === null) return null;
  return (
    <Notice tone="bad">
      <p>
        <Sentence text={`${refusal.detail} ${refusal.remedy}`} />
      </p>
    </Notice>
  );
}
