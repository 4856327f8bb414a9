import './login-page.css';
import { useState } from 'preact/hooks';
import { noSuch } from '../../../base/no-such.ts';
import type { LoginRecord, LoginStep } from '../../../client/index.ts';
import { useAsked } from '../../mock/asked.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Facts, Page, Panel, Section } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { LoginActions } from './login-actions.tsx';
import { LoginHistory } from './login-history.tsx';
import { loginOf, useLoginSteps } from './login-steps.ts';
import { ApiAccountBadge, CallAnswer, FilterText, LevelText, StateBadge } from './login-words.tsx';
import { type Office, useOffice } from './office.ts';

/** One login: what it is, what a call of it is answered with, and how it came to that. */
export default function LoginPage({ login: id }: { readonly login: string }) {
  const linkTo = useLinkTo();
  const environment = useEnvironment();
  const office = useOffice();
  const asked = useAsked(async () => {
    const logins = await environment.listLogins();
    const login = logins.find((one) => String(one.id) === id);
    if (login === undefined) throw noSuch('login', id, { among: [], remedy: 'Look at the list of logins.' });
    return { login, history: await loginOf(login).history() };
  }, [environment.subdomain, id]);
  const steps = useLoginSteps();
  const login = asked.kind === 'known' ? asked.value.login : null;
  return (
    <Page
      title={login?.username ?? 'Login'}
      above={{ href: linkTo('logins'), text: 'Logins' }}
      actions={
        login !== null &&
        office.kind === 'known' && <LoginActions login={login} office={office.value} steps={steps} />
      }
    >
      <RefusalNotice refusal={steps.refusal} />
      <Shown asked={office}>
        {(known) => <Shown asked={asked}>{(value) => <LoginParts {...value} office={known} />}</Shown>}
      </Shown>
    </Page>
  );
}

function LoginParts({
  login,
  history,
  office,
}: {
  readonly login: LoginRecord;
  readonly history: readonly LoginStep[];
  readonly office: Office;
}) {
  const linkTo = useLinkTo();
  return (
    <div class="login-parts">
      <div>
        <Panel>
          <Facts
            facts={[
              ['A call answers', <CallAnswer key="answer" access={office.access.get(login.id)} />],
              ['State', <StateBadge key="state" state={login.state} />],
              ['Level', <LevelText key="level" login={login} office={office} />],
              ['Filter', <FilterText key="filter" login={login} office={office} />],
              ['API account', <ApiAccountBadge key="account" isOn={login.apiAccount} />],
              ['User password', login.password === null ? 'not set yet' : <code>{login.password}</code>],
            ]}
          />
          {login.state === 'active' && (
            <p class="login-onward">
              <ButtonLink icon="user" href={`${linkTo('profile')}?as=${encodeURIComponent(login.username)}`}>
                Sign in as this login
              </ButtonLink>
            </p>
          )}
        </Panel>
        {login.state !== 'deleted' && (
          <TemplateOfLogin key={login.template.id} login={login} office={office} />
        )}
      </div>
      <Section title="History">
        <LoginHistory steps={history} />
      </Section>
    </div>
  );
}

/** Another template of the same level is in force at once. */
function TemplateOfLogin({ login, office }: { readonly login: LoginRecord; readonly office: Office }) {
  const [template, setTemplate] = useState(String(login.template.id));
  const save = useDeed(() => loginOf(login).change({ template: Number(template) }), 'The template is saved.');
  const choices = office.templates
    .filter(({ level }) => level === login.level)
    .map(({ id, name }) => ({ value: String(id), text: name }));
  return (
    <Panel>
      <Form look="row" onSubmit={() => save.run()}>
        <SelectField label="Template" value={template} onChange={setTemplate} choices={choices} />
        <Button submits isBusy={save.isRunning}>
          Save
        </Button>
      </Form>
      <RefusalNotice refusal={save.refusal} />
    </Panel>
  );
}
