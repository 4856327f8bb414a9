import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import type { ChosenCompanies } from '../../contracts/control/values.ts';
import {
  ARCHETYPES,
  type Archetype,
  type ArchetypeName,
  TEMPLATES,
} from '../../contracts/logins/archetypes.ts';
import type { DateTime } from '../../fixtures/seed.ts';
import { secondsAfter } from '../world/clock.ts';
import type { ApiToken, Login, LoginRecipe } from './login.ts';
import { withStep, withStepsToTokens } from './login-history.ts';
import type { Draft } from './state.ts';

/** What tells one login of an archetype from another. */
interface ArchetypeLogin extends LoginRecipe {
  readonly archetype: ArchetypeName;
  readonly username: string;
  readonly debtorId: number | null;
  readonly companies: ChosenCompanies | null;
  readonly filterTags: readonly number[] | null;
}

/** Tokens of a login that comes with its environment are a day old, so that the sandbox rule lets them in. */
const TOKEN_AGE = -24 * 3600;

/** When a token was issued that came with its environment. */
export function tokenAgeBefore(now: DateTime): DateTime {
  return secondsAfter(now, TOKEN_AGE);
}

/** Puts a login of an archetype into an environment, in the state its recipe says, as if it had come there step by step. */
export function putArchetypeLogin(
  { environment, users }: Pick<Draft, 'environment' | 'users'>,
  wanted: ArchetypeLogin,
): Login {
  const archetype: Archetype = ARCHETYPES[wanted.archetype];
  const templateName = TEMPLATES[archetype.template];
  const template = users.templates.all.find((candidate) => candidate.name === templateName);
  if (!template)
    throw new NotPossible(
      'conflict',
      'template',
      `The environment ${environment.subdomain} has no template ${quoted(templateName)} any more.`,
      'Make it again, or reset the environment.',
    );
  const { username, debtorId, companies, filterTags, name, token, password } = wanted;
  const made = users.addLogin({ username, templateId: template.id, debtorId, companies, filterTags });
  const invited = archetype.state !== 'created' && users.invite(made.id);
  const activated = archetype.state !== 'created' && archetype.state !== 'invited';
  if (invited && activated) users.activate(invited.code, password, 'any');
  const { now } = environment;
  const login = withStepsToTokens(
    {
      ...users.login(made.id),
      recipe: { name, archetype: wanted.archetype, token, password },
      state: archetype.state,
      apiAccount: archetype.token !== 'none',
      tokens: tokensOf(archetype, token, tokenAgeBefore(now)),
    },
    now,
  );
  const hasEnded = archetype.state === 'deactivated' || archetype.state === 'deleted';
  return users.putLogin(hasEnded ? withStep(login, now, archetype.state) : login);
}

function tokensOf({ token }: Archetype, value: string, issuedAt: DateTime): ApiToken[] {
  switch (token) {
    case 'none':
      return [];
    case 'current':
      return [{ value, issuedAt, revokedAt: null }];
    case 'reset':
      return [
        { value, issuedAt, revokedAt: issuedAt },
        { value: [...value].reverse().join(''), issuedAt, revokedAt: null },
      ];
  }
}
