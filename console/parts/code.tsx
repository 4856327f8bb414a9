import './code.css';
import { CopyButton } from './field.tsx';

/** A text that a program reads, to look at and to copy. @param what it is, for those who hear it. */
export function Code({ what, text }: { readonly what: string; readonly text: string }) {
  return (
    <div class="code-block">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section tabIndex={0} aria-label={what}>
        <pre>{text}</pre>
      </section>
      <CopyButton what={what} text={text} />
    </div>
  );
}
