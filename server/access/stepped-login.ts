import { NotPossible } from '../../base/not-possible.ts';
import { PROFILES } from '../../contracts/logins/profiles.ts';
import type { SteppedLogin } from '../../contracts/seed/login.ts';
import { tokenAgeBefore } from './archetype-login.ts';
import { debtorNumbered } from './debtor-numbered.ts';
import type { Login } from './login.ts';
import { withStepsToTokens } from './login-history.ts';
import { addLogin } from './logins-by-name.ts';
import { drawnPassword, randomSecret } from './secrets.ts';
import type { Draft } from './state.ts';
import { allowsToken } from './template.ts';

/**
 * Takes a login through its steps, from its making to the state that is wanted.
 * @throws NotPossible for what the login could not have come to.
 */
export function putSteppedLogin(
  { environment, users, settings }: Pick<Draft, 'environment' | 'users' | 'settings'>,
  wanted: SteppedLogin,
): Login {
  const { username, template, state = 'active', tags, debtor, companies } = wanted;
  const debtorId = debtor === undefined ? wanted.debtorId : debtorNumbered(environment, debtor);
  const { id, templateId } = addLogin(
    { environment, users },
    {
      username,
      template,
      ...(tags && { tags }),
      ...(debtorId !== undefined && { debtorId }),
      ...(companies && { companies }),
    },
  );
  const isActivated = state !== 'created' && state !== 'invited';
  if (state !== 'created') users.invite(id);
  const password = passwordOf(wanted, isActivated);
  if (password !== null) users.activateByMail(id, password, PROFILES[settings.profile].passwords);
  const { apiAccount = isActivated && allowsToken(users.templates.get(templateId)) } = wanted;
  const { formerTokens = [] } = wanted;
  const hasToken = apiAccount || wanted.token !== undefined || formerTokens.length > 0;
  const { history = [] } = users.login(id);
  if (hasToken) users.switchApiAccount(id, true);
  const { token = randomSecret() } = wanted;
  const issuedAt = tokenAgeBefore(environment.now);
  const { name = username.replace(/@.*/, '') } = wanted;
  const made: Login = {
    ...users.login(id),
    recipe: { name, archetype: null, token: hasToken ? token : '', password: password ?? '' },
    apiAccount,
    tokens: hasToken
      ? [
          ...formerTokens.map((value) => ({ value, issuedAt, revokedAt: issuedAt })),
          { value: token, issuedAt, revokedAt: null },
        ]
      : [],
    history,
  };
  const login = users.putLogin(withStepsToTokens(made, environment.now));
  switch (state) {
    case 'deactivated':
      return users.deactivate(id);
    case 'deleted':
      return users.deleteLogin(id);
    default:
      return login;
  }
}

/** Null for one that was never activated. */
function passwordOf({ state, password }: SteppedLogin, isActivated: boolean): string | null {
  if (isActivated) return password ?? drawnPassword();
  if (password === undefined) return null;
  throw new NotPossible(
    'invalid',
    'password',
    `A login that is ${state} has no password yet.`,
    'Leave it out, or say `state: active`.',
  );
}
