import './signed-in-tabs.css';
import type { LoginRecord, SignedIn } from '../../../client/index.ts';
import { useDeed } from '../../mock/deed.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Facts, Panel } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { Switch } from '../../parts/switch.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { loginOf } from '../logins/login-steps.ts';
import { FilterText } from '../logins/login-words.tsx';
import { useOffice } from '../logins/office.ts';
import { tokenAccessOf } from './token-access.ts';
import { TokenFields, TokenUse } from './token-parts.tsx';

/** The tabs of a user profile: that of the token only where the template of the login has it. */
export function SignedInTabs({ signedIn: { login, apiTokenTab } }: { readonly signedIn: SignedIn }) {
  const profile = { name: 'Profile', content: () => <ProfileTab login={login} hasTokenTab={apiTokenTab} /> };
  const token = { name: 'API Token', content: () => <TokenTab login={login} /> };
  return <Tabs label="User profile" tabs={apiTokenTab ? [profile, token] : [profile]} />;
}

function ProfileTab({ login, hasTokenTab }: { readonly login: LoginRecord; readonly hasTokenTab: boolean }) {
  const office = useOffice();
  return (
    <Shown asked={office}>
      {(known) => (
        <Panel>
          <Facts
            facts={[
              ['E-mail address', login.username],
              ['User template', login.template.name ?? 'deleted'],
              ['Level', login.level === 'master' ? 'master' : 'debtor'],
              ['Filter', <FilterText key="filter" login={login} office={known} />],
              ['API token', hasTokenTab ? 'in the tab API Token' : <NoTokenTab key="token" login={login} />],
            ]}
          />
        </Panel>
      )}
    </Shown>
  );
}

/** Where the token of a login comes from that has no tab for it. */
function NoTokenTab({ login: { debtorId } }: { readonly login: LoginRecord }) {
  const linkTo = useLinkTo();
  if (debtorId === null) return <>The user template of this login has no tab API Token.</>;
  return (
    <>
      A login at debtor level is given its token <a href={linkTo('debtors', debtorId)}>at its debtor</a>.
    </>
  );
}

function TokenTab({ login }: { readonly login: LoginRecord }) {
  const account = useDeed(
    (on: boolean) => loginOf(login).switchApiAccount(on),
    'The API account is switched.',
  );
  const reset = useDeed(() => loginOf(login).resetToken(), 'The token is a new one.');
  const access = login.apiAccount ? tokenAccessOf(login, location.origin) : null;
  return (
    <div class="token-tab">
      <Panel>
        <Switch
          label="API account"
          isOn={login.apiAccount}
          isBusy={account.isRunning}
          onChange={(on) => account.run(on)}
        />
        <RefusalNotice refusal={account.refusal ?? reset.refusal} />
        {access === null ? (
          <p class="soft">Off: programs cannot call as this login. Switched on, it is given a token.</p>
        ) : (
          <>
            <TokenFields access={access} />
            <div>
              <Button onPress={() => reset.run()} isBusy={reset.isRunning}>
                Reset token
              </Button>
            </div>
            <p class="soft">A reset gives a new token; the one before is dead at once.</p>
          </>
        )}
      </Panel>
      {access !== null && <TokenUse access={access} />}
    </div>
  );
}
