import { NotPossible } from '../../base/not-possible.ts';
import type { LoginState } from '../../contracts/control/logins.ts';
import type { Login } from './login.ts';
import { isSecret } from './secrets.ts';
import type { Users } from './users.ts';

/** What keeps a login that is not active out of the product, and what it takes next. */
const OBSTACLES: Readonly<Partial<Record<LoginState, { readonly is: string; readonly remedy: string }>>> = {
  created: { is: 'was never invited', remedy: 'Send its activation mail first.' },
  invited: {
    is: 'is not activated yet',
    remedy: 'Follow the link in its newest activation mail, and set a password.',
  },
  deactivated: { is: 'is deactivated', remedy: 'Activate it again first.' },
};

/**
 * The login with which a user signs in to the product, by the same password as single sign-on.
 * @throws NotPossible that says why not; of a wrong password and of an address that is no login it says the same.
 */
export function signIn(users: Users, username: string, password: string): Login {
  const login = users.named(username).find(({ state }) => state !== 'deleted');
  // One that was never activated has no password that could be wrong.
  if (!login || (login.password !== null && !isSecret(login.password, password))) throw wrongPair();
  const obstacle = OBSTACLES[login.state];
  if (obstacle)
    throw new NotPossible('conflict', 'username', `${login.username} ${obstacle.is}.`, obstacle.remedy);
  return login;
}

/** The refusal does not repeat the password, which may be a secret. */
function wrongPair(): NotPossible {
  return new NotPossible(
    'invalid',
    'password',
    'Username and password do not belong together.',
    'Check both; the password is the one that was set when the login was activated.',
  );
}
