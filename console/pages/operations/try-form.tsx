import './try-form.css';
import { useState } from 'preact/hooks';
import type { DescribedOperation } from '../../../contracts/control/operations.ts';
import type { PerformedCall } from '../../../contracts/control/perform.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { performNamed, useSeenLogin } from '../../mock/performed.ts';
import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Panel, Section } from '../../parts/page.tsx';
import { ArgumentFields } from './argument-field.tsx';
import { Outcome } from './outcome.tsx';
import { type Suggestions, suggestedArguments } from './suggested.ts';

interface TryFormProps {
  readonly operation: DescribedOperation;
  readonly suggestions: Suggestions;
}

/** An operation to be performed as the login that is chosen on top, with what came of it. */
export function TryForm({ operation, suggestions }: TryFormProps) {
  const environment = useEnvironment();
  const login = useSeenLogin();
  const { arguments: fields, writes } = operation;
  const [values, setValues] = useState(() => suggestedArguments(fields, suggestions));
  const [performed, setPerformed] = useState<PerformedCall | null>(null);
  const attempt = useDeed(async () => {
    setPerformed(null);
    setPerformed(await performNamed(environment, login, operation, values));
  });
  return (
    <div class="try">
      <Section title="Arguments">
        <Panel>
          <Form onSubmit={() => attempt.run()}>
            <p class="soft">
              {`Performed as ${login.username}. `}
              {writes ? 'What it changes stays in the environment.' : 'It changes nothing.'}
            </p>
            <ArgumentFields fields={fields} values={values} onChange={setValues} suggestions={suggestions} />
            <RefusalNotice refusal={attempt.refusal} />
            <div class="form-actions">
              <Button submits kind="primary" isBusy={attempt.isRunning}>
                Try
              </Button>
            </div>
          </Form>
        </Panel>
      </Section>
      <div aria-live="polite">{performed && <Outcome performed={performed} key={performed.call} />}</div>
    </div>
  );
}
