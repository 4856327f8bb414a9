import './form.css';
import type { ComponentChildren } from 'preact';

interface FormProps {
  readonly children: ComponentChildren;
  readonly onSubmit: () => unknown;
  /** `form`: fields below one another; `row`: beside one another; `wide`: parts that take all the room there is. */
  readonly look?: 'form' | 'row' | 'wide';
  /** Sends what the browser takes to be wrong, too, since the mock tells more of it. */
  readonly isCheckedByMock?: boolean;
}

/** Fields, and what is done with them. */
export function Form({ children, onSubmit, look = 'form', isCheckedByMock = false }: FormProps) {
  return (
    <form
      class={look}
      noValidate={isCheckedByMock}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
