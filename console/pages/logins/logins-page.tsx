import './logins-page.css';
import { useState } from 'preact/hooks';
import type { LoginRecord } from '../../../client/index.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useInAddress } from '../../parts/in-address.ts';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { LoginActions } from './login-actions.tsx';
import { type LoginSteps, useLoginSteps } from './login-steps.ts';
import { ApiAccountBadge, CallAnswer, FilterText, LevelText, StateBadge } from './login-words.tsx';
import { NewLoginDialog } from './new-login-dialog.tsx';
import { type Office, useOffice } from './office.ts';

/** Settings, users: all logins of an environment, and every step they can take. */
export default function LoginsPage() {
  const asked = useOffice();
  const steps = useLoginSteps();
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title="Logins"
      about="Who may call, at which level, and what a call of each is answered with now."
      actions={
        <Button kind="primary" icon="add" onPress={() => setAdding(true)}>
          New login
        </Button>
      }
    >
      <RefusalNotice refusal={steps.refusal} />
      <Shown asked={asked}>
        {(office) => (
          <>
            <LoginsList office={office} steps={steps} />
            {isAdding && <NewLoginDialog office={office} onClose={() => setAdding(false)} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

function LoginsList({ office, steps }: { readonly office: Office; readonly steps: LoginSteps }) {
  const linkTo = useLinkTo();
  const [wanted, setWanted] = useInAddress('search');
  const logins = office.logins.filter((login) => textOf(login, office).includes(wanted.toLowerCase()));
  if (office.logins.length === 0)
    return (
      <Empty title="There is no login yet">
        Make one with “New login”, send it the activation mail, and follow its link in the outbox.
      </Empty>
    );
  return (
    <>
      <div class="logins-search">
        <TextField
          label="Search"
          type="search"
          placeholder="Address, state, template, 1001…"
          value={wanted}
          onInput={setWanted}
        />
      </div>
      {logins.length === 0 ? (
        <Empty title="No login is like this">{`Nothing of a login holds “${wanted}”.`}</Empty>
      ) : (
        <Table
          caption="Logins"
          rows={logins}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'E-mail address',
              cell: ({ id, username }) => <a href={linkTo('logins', id)}>{username}</a>,
            },
            { heading: 'Level', isTight: true, cell: (login) => <LevelText login={login} office={office} /> },
            { heading: 'Template', cell: ({ template }) => <TemplateLink template={template} /> },
            { heading: 'Filter', cell: (login) => <FilterText login={login} office={office} /> },
            { heading: 'State', isTight: true, cell: ({ state }) => <StateBadge state={state} /> },
            {
              heading: 'API account',
              isTight: true,
              cell: ({ apiAccount }) => <ApiAccountBadge isOn={apiAccount} />,
            },
            { heading: 'A call answers', cell: ({ id }) => <CallAnswer access={office.access.get(id)} /> },
            {
              heading: 'Steps',
              isTight: true,
              cell: (login, about) => (
                <LoginActions login={login} office={office} steps={steps} about={about} />
              ),
            },
          ]}
        />
      )}
    </>
  );
}

export function TemplateLink({ template: { id, name } }: { readonly template: LoginRecord['template'] }) {
  const linkTo = useLinkTo();
  return name === null ? <>deleted</> : <a href={linkTo('templates', id)}>{name}</a>;
}

/** What of a login is searched, in small letters. */
function textOf({ id, username, level, state, template, tags }: LoginRecord, office: Office): string {
  const { error, because } = office.access.get(id) ?? {};
  const tagNames = office.tags.filter(({ number }) => tags?.includes(number)).map(({ name }) => name);
  return [username, level, state, template.name ?? '', ...tagNames, error, because].join('\n').toLowerCase();
}
