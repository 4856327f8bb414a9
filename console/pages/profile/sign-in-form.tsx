import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/page.tsx';
import { beginSession } from './session.ts';

/** Asks for what a login signs in with; links may name the login: `profile?as=klant@kantoor.example`. */
export function SignInForm() {
  const environment = useEnvironment();
  const { query } = useLocation();
  const [username, setUsername] = useState(query.as ?? '');
  const [password, setPassword] = useState('');
  const signIn = useDeed(async () => {
    await environment.signIn(username.trim(), password);
    beginSession(environment.subdomain, { username: username.trim(), password });
  }, 'Signed in.');
  return (
    <Panel>
      <Form onSubmit={() => signIn.run()}>
        <TextField
          label="E-mail address"
          autocomplete="username"
          isRequired
          value={username}
          onInput={setUsername}
        />
        <TextField
          label="Password"
          type="password"
          autocomplete="current-password"
          isRequired
          value={password}
          onInput={setPassword}
        />
        <RefusalNotice refusal={signIn.refusal} />
        <div class="form-actions">
          <Button submits kind="primary" isBusy={signIn.isRunning}>
            Sign in
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
