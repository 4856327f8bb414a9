import './form.css';
import type { ComponentChildren } from 'preact';

interface FormProps {
  readonly children: ComponentChildren;
  readonly onSubmit: () => unknown;
  /** `form`: fields below one another; `row`: beside one another; `wide`: parts that take all the room there is. */
  readonly look?: 'form' | 'row' | 'wide';
}

/** Fields, and what is done with them. */
export function Form({ children, onSubmit, look = 'form' }: FormProps) {
  return (
    <form
      class={look}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
