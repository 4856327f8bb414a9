import { z } from 'zod';
import { type Html, html } from '../../../base/html.ts';
import { elapsed } from '../../../base/real-time.ts';
import { inTurns } from '../../../base/turns.ts';
import { passwordFormSchema, passwordSchema } from '../../../contracts/control/activation.ts';
import { loginSchema } from '../../../contracts/control/logins.ts';
import { PROFILES } from '../../../contracts/logins/profiles.ts';
import { followLink } from '../../access/activation-link.ts';
import { PASSWORD_RULE } from '../../access/password-rule.ts';
import { type Route, route } from '../route.ts';
import type { ControlServices } from '../services.ts';
import { loginView } from './logins.ts';

const codeInPath = { code: z.string().describe('What stands at the end of the link.') };

/** Where the link of an activation mail leads. Its code is the secret, so it needs no other. */
export const activationRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/activate/{code}',
    name: 'followLink',
    group: 'Outbox',
    summary: 'Activate a login',
    parameters: codeInPath,
    gives: 'A form that asks for a password.',
    conflict: 'The link was used, replaced, or is too old.',
    open: true,
    handle: () => {},
    page: ({ path, services }) => passwordForm(followLink(services.tenants, path.code)),
  }),
  route({
    method: 'post',
    path: '/activate/{code}',
    name: 'activateLogin',
    group: 'Outbox',
    summary: 'Set the password of a login, which makes it active',
    parameters: codeInPath,
    body: passwordSchema,
    form: passwordFormSchema,
    gives: 'The login, which is active now.',
    answer: loginSchema,
    conflict: 'The link was used, replaced, or is too old.',
    open: true,
    handle: async ({ path, body, services }) => {
      const { tenant, login } = await activate(services, path.code, body.password);
      return loginView(tenant, login);
    },
    page: async ({ path, body, services }) => activated(await activate(services, path.code, body.password)),
  }),
];

async function activate({ tenants }: ControlServices, code: string, password: string) {
  const { tenant } = followLink(tenants, code);
  tenant.lastUsed = elapsed();
  const login = await inTurns(
    tenant.write(({ users, settings }) =>
      users.activate(code, password, PROFILES[settings.profile].passwords),
    ),
  );
  return { tenant, login };
}

function passwordForm({ tenant, mail }: ReturnType<typeof followLink>): Html {
  const isByRule = PROFILES[tenant.settings.profile].passwords === 'by-rule';
  return html`<h1>Activate your login</h1>
<p>Choose a password for <strong>${mail.to}</strong>. ${isByRule ? PASSWORD_RULE : ''}</p>
<form method="post">
<p><label>Password <input type="password" name="password" required="required" autocomplete="new-password" /></label></p>
<p><label>Repeat password <input type="password" name="repeat" required="required" autocomplete="new-password" /></label></p>
<p><button type="submit">Save</button></p>
</form>`;
}

/** With the way on to where its token comes from, in the console. */
function activated({ tenant, login }: Awaited<ReturnType<typeof activate>>): Html {
  const { username, debtorId } = login;
  const home = `/console/${tenant.subdomain}`;
  const next =
    debtorId === null
      ? html`To use the API, its API account must be switched on too:
<a href="${home}/profile?as=${encodeURIComponent(username)}">go on to the user profile</a>.`
      : html`To use the API, a token must be added to it too:
<a href="${home}/debtors/${debtorId}">go on to its debtor</a>.`;
  return html`<h1>Your login is active</h1>
<p><strong>${username}</strong> can log in now. ${next}</p>`;
}
