import './contract.css';
import { useState } from 'preact/hooks';
import { accept, forgetAccepted, useAccepted } from '../../mock/accepted.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Panel, Section } from '../../parts/page.tsx';

/** Which violations are accepted, by a baseline that this tab keeps. @param occurred the keys of those there are. */
export function BaselineSection({ occurred }: { readonly occurred: ReadonlySet<string> }) {
  const { subdomain } = useEnvironment();
  const accepted = useAccepted(subdomain);
  return (
    <Section
      title="Baseline"
      about="Violations that are known and accepted for now, as verification takes them. This tab keeps it until it is closed; the mock is told nothing."
    >
      <Panel>
        {accepted === null ? (
          <BaselineForm />
        ) : (
          <PresentBaseline
            accepted={accepted}
            occurred={occurred}
            onForget={() => forgetAccepted(subdomain)}
          />
        )}
      </Panel>
    </Section>
  );
}

function BaselineForm() {
  const { subdomain } = useEnvironment();
  const [text, setText] = useState('');
  const use = useDeed(async (written: string) => accept(subdomain, written), 'The baseline is used.');
  return (
    <Form onSubmit={() => use.run(text)}>
      <FileField label="Baseline file" onText={(read) => use.run(read)} />
      <TextField
        label="Text of the baseline"
        hint={'In the place of a file: { "known": [...] }'}
        lines={5}
        isCode
        isRequired
        value={text}
        onInput={setText}
      />
      <RefusalNotice refusal={use.refusal} />
      <div class="form-actions">
        <Button submits kind="primary">
          Use baseline
        </Button>
      </div>
    </Form>
  );
}

interface PresentBaselineProps {
  readonly accepted: ReadonlySet<string>;
  readonly occurred: ReadonlySet<string>;
  readonly onForget: () => void;
}

function PresentBaseline({ accepted, occurred, onForget }: PresentBaselineProps) {
  const mended = [...accepted].filter((key) => !occurred.has(key));
  return (
    <div class="form">
      <p>{`${accepted.size} ${accepted.size === 1 ? 'violation is' : 'violations are'} accepted.`}</p>
      {mended.length > 0 && (
        <div>
          <p>These did not occur. If all that matters was called, delete their lines:</p>
          <ul class="baseline-keys">
            {mended.map((key) => (
              <li key={key}>
                <code>{key}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="form-actions">
        <Button onPress={onForget}>Forget baseline</Button>
      </div>
    </div>
  );
}
