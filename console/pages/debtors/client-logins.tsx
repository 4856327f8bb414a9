import { useState } from 'preact/hooks';
import type { Debtor, LoginRecord } from '../../../client/index.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { Empty } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { LoginActions } from '../logins/login-actions.tsx';
import { type LoginSteps, useLoginSteps } from '../logins/login-steps.ts';
import { CallAnswer, FilterText, StateBadge } from '../logins/login-words.tsx';
import { TemplateLink } from '../logins/logins-page.tsx';
import { NewLoginDialog } from '../logins/new-login-dialog.tsx';
import type { Office } from '../logins/office.ts';
import { isClientOf } from './debtors-page.tsx';
import { TokenDialog } from './token-dialog.tsx';

/** Login settings on debtor level (Klantlogin): who of a debtor may call, and with which token. */
export function ClientLogins({ debtor, office }: { readonly debtor: Debtor; readonly office: Office }) {
  const linkTo = useLinkTo();
  const steps = useLoginSteps();
  const [isAdding, setAdding] = useState(false);
  const [shown, setShown] = useState<number | null>(null);
  const logins = office.logins.filter(isClientOf(debtor.id));
  const login = logins.find(({ id }) => id === shown);
  return (
    <Section
      title="Login settings"
      about="Client logins see the companies of this debtor that are chosen for them, and nothing before any is."
      actions={
        <Button kind="primary" icon="add" onPress={() => setAdding(true)}>
          New login
        </Button>
      }
    >
      <RefusalNotice refusal={steps.refusal} />
      {logins.length === 0 ? (
        <Empty title="It has no client login yet">
          Make one, send it the activation mail, choose its companies, and add a token to it once it is
          active.
        </Empty>
      ) : (
        <Table
          caption="Client logins"
          rows={logins}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'E-mail address',
              cell: ({ id, username }) => <a href={linkTo('logins', id)}>{username}</a>,
            },
            { heading: 'Template', cell: ({ template }) => <TemplateLink template={template} /> },
            { heading: 'Filter', cell: (one) => <FilterText login={one} office={office} /> },
            { heading: 'State', isTight: true, cell: ({ state }) => <StateBadge state={state} /> },
            {
              heading: 'API token',
              isTight: true,
              cell: (one, about) => <TokenCell login={one} steps={steps} about={about} onShow={setShown} />,
            },
            { heading: 'A call answers', cell: ({ id }) => <CallAnswer access={office.access.get(id)} /> },
            {
              heading: 'Steps',
              isTight: true,
              cell: (one, about) => <LoginActions login={one} office={office} steps={steps} about={about} />,
            },
          ]}
        />
      )}
      {isAdding && <NewLoginDialog office={office} debtor={debtor} onClose={() => setAdding(false)} />}
      {login && <TokenDialog login={login} steps={steps} onClose={() => setShown(null)} />}
    </Section>
  );
}

interface TokenCellProps {
  readonly login: LoginRecord;
  readonly steps: LoginSteps;
  readonly about: string;
  /** Shows the token of a login. */
  readonly onShow: (login: number) => void;
}

/** The plus of the product, or the token that it gave. */
function TokenCell({ login, steps, about, onShow }: TokenCellProps) {
  const add = async () => {
    if (await steps.take(login, 'addToken')) onShow(login.id);
  };
  if (login.apiAccount && login.token !== null)
    return (
      <Button kind="quiet" icon="key" about={about} onPress={() => onShow(login.id)}>
        Show token
      </Button>
    );
  if (login.state !== 'active') return <span class="soft">once it is active</span>;
  return (
    <Button kind="quiet" icon="add" about={about} onPress={add}>
      Add token
    </Button>
  );
}
