import { randomBytes } from 'node:crypto';
import { TEMPLATES } from '../../contracts/logins/archetypes.ts';
import { MASK } from '../capture/replace-text.ts';
import type { CapturedRead } from './captured-read.ts';
import { isObject } from './declaring.ts';
import type { DraftedEnvironment } from './drafted-world.ts';

/** A login of the world, by which those calls are made that the captured one made. */
export interface ImportedLogin {
  readonly username: string;
  readonly template: string;
  readonly token: string;
  readonly debtorId?: number;
  readonly companies?: readonly number[];
  readonly tags?: readonly number[];
}

/** What a login has seen, as answers that list all of it have it; null where none does. */
interface Visible {
  readonly debtors: readonly number[] | null;
  readonly companies: readonly number[] | null;
}

export interface GuessedLogins {
  readonly logins: readonly ImportedLogin[];
  readonly guesses: readonly string[];
}

/** The name of the login that a read was made by; a masked one gets a name of its own. */
export function usernameOf({ username }: Pick<CapturedRead, 'username'>): string {
  return username && !username.includes(MASK) ? username : 'captured@example.nl';
}

/**
 * The logins that called, each with a token made anew: its level and what it may see are guessed from what it saw.
 * @param answerOf what an operation answered, by its types in the catalogue; undefined for a fault.
 */
export function guessedLogins(
  reads: readonly CapturedRead[],
  { seed }: DraftedEnvironment,
  answerOf: (read: CapturedRead) => unknown,
): GuessedLogins {
  const guesses: string[] = [];
  const logins = [...new Set(reads.map(usernameOf))].map((username): ImportedLogin => {
    const own = reads.filter((read) => usernameOf(read) === username);
    const visible: Visible = {
      debtors: idsListed(own, 'DebtorService', 'Id', answerOf),
      companies: idsListed(own, 'CompanyService', 'ID', answerOf),
    };
    const { why, ...login } = levelOf(visible, seed.debtors);
    guesses.push(`Login ${username}: ${why}`);
    return { username, token: randomBytes(16).toString('hex'), ...login };
  });
  return { logins, guesses };
}

/** What the last `List_GetAll` of a service listed. */
function idsListed(
  reads: readonly CapturedRead[],
  service: string,
  idElement: string,
  answerOf: (read: CapturedRead) => unknown,
): readonly number[] | null {
  const lists = reads.filter(
    ({ operation }) => operation.service.name === service && operation.name === 'List_GetAll',
  );
  const answer = lists.map(answerOf).findLast(Array.isArray);
  return (
    answer?.filter(isObject).map((one: object) => Number((one as Record<string, unknown>)[idElement])) ?? null
  );
}

function levelOf(
  { debtors, companies }: Visible,
  all: DraftedEnvironment['seed']['debtors'],
): Omit<ImportedLogin, 'username' | 'token'> & { readonly why: string } {
  const master = { template: TEMPLATES.full };
  if (debtors === null)
    return {
      ...master,
      why: 'no answer lists the debtors that it sees, so it is at master level and sees all.',
    };
  const [only] = debtors;
  const own = all.find(({ id }) => id === only);
  const hidesCompanies =
    companies !== null && (own?.companies ?? []).some(({ id }) => !companies.includes(id));
  if (debtors.length === all.length && !(debtors.length === 1 && hidesCompanies))
    return { ...master, why: 'it saw all debtors there are here, so it is at master level.' };
  if (debtors.length === 1 && only !== undefined)
    return {
      template: TEMPLATES.client,
      debtorId: only,
      companies: companies ?? own?.companies.map(({ id }) => id) ?? [],
      why: `it saw one debtor, ${only}, so it is a login of that debtor.`,
    };
  const tag = tagOf(debtors, all);
  if (tag !== undefined)
    return {
      ...master,
      tags: [tag],
      why: `it saw the debtors with tag ${tag}, so it is at master level and filtered by it.`,
    };
  return {
    ...master,
    why: `it saw ${debtors.length} of ${all.length} debtors, and no tag tells them apart, so it sees all here.`,
  };
}

/** The tag that these debtors have, and no others. */
function tagOf(ids: readonly number[], all: DraftedEnvironment['seed']['debtors']): number | undefined {
  const tags = new Set(all.flatMap(({ tags: own }) => (own ?? []) as readonly number[]));
  return [...tags].find((tag) =>
    all.every(({ id, tags: own }) => ids.includes(id) === ((own ?? []) as readonly number[]).includes(tag)),
  );
}
