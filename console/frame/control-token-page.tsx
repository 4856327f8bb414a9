import { useState } from 'preact/hooks';
import { connection } from '../mock/connection.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page, Panel } from '../parts/page.tsx';

/** Asks for the control token of a mock that demands one. @param why what was wrong with the one before. */
export function ControlTokenPage({ why }: { readonly why: string }) {
  const [token, setToken] = useState('');
  const wasRefused = connection.token.value !== null;
  return (
    <main class="alone">
      <Page
        title="nmbrs-mock"
        about="This mock lets in who has its control token: that of --control-token or CONTROL_TOKEN."
      >
        <Panel>
          <Form onSubmit={() => connection.enter(token)}>
            <TextField
              label="Control token"
              type="password"
              autocomplete="off"
              isRequired
              value={token}
              onInput={setToken}
              hint="It is kept until this tab is closed."
              error={wasRefused ? why : null}
            />
            <div class="form-actions">
              <Button submits kind="primary">
                Enter
              </Button>
            </div>
          </Form>
        </Panel>
      </Page>
    </main>
  );
}
