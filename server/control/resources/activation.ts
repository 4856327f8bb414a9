import { z } from 'zod';
import { type Html, html } from '../../../base/html.ts';
import { elapsed } from '../../../base/real-time.ts';
import { inTurns } from '../../../base/turns.ts';
import { passwordSchema } from '../../../contracts/control/activation.ts';
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
    gives: 'The login, which is active now.',
    answer: loginSchema,
    conflict: 'The link was used, replaced, or is too old.',
    open: true,
    handle: async ({ path, body, services }) => {
      const { tenant, login } = await activate(services, path.code, body.password);
      return loginView(tenant, login);
    },
    page: async ({ path, body, services }) =>
      activated((await activate(services, path.code, body.password)).login.username),
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
<p><label>Password <input type="password" name="password" required="required" autocomplete="new-password" /></label>
<button type="submit">Activate</button></p>
</form>`;
}

function activated(username: string): Html {
  return html`<h1>Your login is active</h1>
<p><strong>${username}</strong> can log in now. To use the API, its API account must be switched on too.</p>`;
}
