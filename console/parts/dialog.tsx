import './dialog.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Deed } from '../mock/deed.ts';
import { Button, type ButtonKind } from './button.tsx';
import { Form } from './form.tsx';
import { RefusalNotice } from './notice.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For more than a few fields. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

/** Stands over the page until it is closed; the focus goes back to where it was then. */
export function Dialog({ title, onClose, isWide = false, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={isWide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

interface FormDialogProps extends DialogProps {
  /** What the button that does it says. */
  readonly action: string;
  readonly kind?: ButtonKind;
  readonly onSubmit: () => unknown;
  /** What it does; left out where the page below tells what came of it. */
  readonly deed?: Pick<Deed<never>, 'isRunning' | 'refusal'>;
}

/** Asks for values, or whether it is meant, and does something with them. */
export function FormDialog(props: FormDialogProps) {
  const { title, onClose, children, action, kind = 'primary', onSubmit, deed } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={onSubmit}>
        {children}
        <RefusalNotice refusal={deed?.refusal ?? null} />
        <div class="form-actions">
          <Button submits kind={kind} isBusy={deed?.isRunning ?? false}>
            {action}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
