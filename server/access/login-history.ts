import { counted } from '../../base/counted.ts';
import type { LoginStep, LoginStepName } from '../../contracts/control/logins.ts';
import type { DateTime } from '../../fixtures/seed.ts';
import type { Login } from './login.ts';

/** How many steps of a login are remembered: its last ones, since a filter may be changed any number of times. */
const MOST_STEPS = 200;

/** How many tags or companies of a filter are told. */
const MOST_TOLD = 10;

/** The steps of a login, oldest first; none of one that was kept by a version of the mock that noted none. */
export function historyOf({ history = [] }: Login): readonly LoginStep[] {
  return history;
}

/** The login, having taken one step more. */
export function withStep(
  login: Login,
  at: DateTime,
  step: LoginStepName,
  detail: string | null = null,
): Login {
  return { ...login, history: [...historyOf(login), { at, step, detail }].slice(-MOST_STEPS) };
}

/** The login, having taken the steps by which it came to its tokens, which may have been given long before. */
export function withStepsToTokens(login: Login, at: DateTime): Login {
  const [first, ...later] = login.tokens;
  if (!first) return login;
  const dated = first.issuedAt === at ? null : `dated ${first.issuedAt}`;
  let stepped = withStep(withStep(login, at, 'api-account-on'), at, 'token-given', dated);
  for (const _ of later) stepped = withStep(stepped, at, 'token-reset', dated);
  return login.apiAccount ? stepped : withStep(stepped, at, 'api-account-off');
}

/** What a login is filtered to, in a few words. */
export function filterText({ level, filterTags, companies }: Login): string {
  if (level === 'master') return filterTags === null ? 'all debtors' : listed('tags', filterTags);
  return companies === null || companies === 'all' ? 'all companies' : listed('companies', companies);
}

function listed(what: string, numbers: readonly number[]): string {
  if (numbers.length === 0) return `no ${what}`;
  const more = numbers.length - MOST_TOLD;
  return `${what} ${numbers.slice(0, MOST_TOLD).join(', ')}${more > 0 ? ` and ${counted(more, 'other')}` : ''}`;
}
