import { useState } from 'preact/hooks';
import type { Deed } from '../../mock/deed.ts';
import { mistakesIn, readWritten } from '../../mock/written.ts';
import { Button } from '../../parts/button.tsx';
import { DocumentField } from '../../parts/document-field.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';

interface DocumentFormProps<Value> {
  /** What it is: `Seed`. */
  readonly label: string;
  readonly hint: string;
  /** What the button that sends it says. */
  readonly action: string;
  readonly deed: Deed<[Value]>;
  /** What stands there at first. */
  readonly draft?: string;
}

/** A document of a file, or one that is written here, which the mock takes or refuses with all that is wrong. */
export function DocumentForm<Value>({ label, hint, action, deed, draft = '' }: DocumentFormProps<Value>) {
  const [text, setText] = useState(draft);
  const written = text.trim() === '' ? null : readWritten(text, `a ${label.toLowerCase()}`);
  const edit = (value: string) => {
    setText(value);
    deed.reset();
  };
  // The mock says what is wrong with what was written.
  const submit = () => (written?.kind === 'read' ? deed.run(written.value as Value) : null);
  const mistakes = written === null ? [] : mistakesIn(written, deed.refusal);
  return (
    <Form onSubmit={submit}>
      <FileField label={`${label} file`} hint="It is shown below before anything is done." onText={edit} />
      <DocumentField
        label={label}
        hint={hint}
        isRequired
        value={text}
        onInput={edit}
        mistakes={mistakes}
        lines={10}
      />
      {mistakes.length === 0 && <RefusalNotice refusal={deed.refusal} />}
      <div class="form-actions">
        <Button submits kind="primary" isBusy={deed.isRunning}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
