import { EMPLOYEE_TYPES } from '../../server/operations/shared/employee/employee-type.ts';
import type { Draft, Drafts } from './draft.ts';

/** How many of those are named for whom something was guessed. */
const MOST_NAMED = 5;

/** Of companies of which no debtor is known, and of employees of whom no company is. */
const MADE_UP = { debtor: 1, company: 2 } as const;

/**
 * Puts companies of which no answer says whose they are, and employees of whom none says where they work, where they may be.
 * @returns what was guessed.
 */
export function placed(drafts: Drafts): string[] {
  const guesses: string[] = [];
  const ownerless = drafts.all('company').filter(({ parent }) => parent?.kind !== 'debtor');
  if (drafts.all('debtor').length === 0) {
    drafts.of({ kind: 'debtor', id: MADE_UP.debtor }).values = { number: '1', name: 'Imported' };
    guesses.push(`No answer names a debtor: one was made up, with id ${MADE_UP.debtor}.`);
  }
  const debtors = drafts.all('debtor');
  const [first] = debtors as [Draft];
  for (const draft of ownerless) draft.parent = first;
  if (debtors.length > 1 && ownerless.length > 0)
    guesses.push(
      `No answer says whose companies these are, and they were put under debtor ${first.id}: ${idsText(ownerless)}.`,
    );
  const homeless = drafts.all('employee').filter(({ parent }) => parent?.kind !== 'company');
  const guessed = homeless.filter((draft) => !placeEmployee(draft, first, drafts));
  if (guessed.length > 0)
    guesses.push(
      `No answer says for which companies these employees work, and they were put where they may be: ${idsText(guessed)}.`,
    );
  return guesses;
}

function idsText(drafts: readonly Draft[]): string {
  const left = drafts.length - MOST_NAMED;
  const named = drafts.slice(0, MOST_NAMED).map(({ id }) => id);
  return named.join(', ') + (left > 0 ? ` and ${left} more` : '');
}

/** @returns whether there was but one company for which the employee may work. */
function placeEmployee(draft: Draft, firstDebtor: Draft, drafts: Drafts): boolean {
  const debtor = draft.parent;
  const { number } = draft.values;
  const possible = drafts
    .all('company')
    .filter((one) => debtor === null || one.parent?.id === debtor.id)
    .filter((one) => !isListedWithout(one, draft.id));
  const numbers = (company: Draft) =>
    drafts
      .all('employee')
      .filter(({ parent }) => parent?.kind === 'company' && parent.id === company.id)
      .map(({ values }) => values.number);
  const free = possible.find((one) => number === undefined || !numbers(one).includes(number));
  const chosen = free ?? possible[0] ?? drafts.of({ kind: 'company', id: MADE_UP.company });
  chosen.parent ??= debtor ?? firstDebtor;
  draft.parent = chosen;
  return possible.length === 1;
}

/** Whether an answer lists all employees of a company, but not this one. */
function isListedWithout({ members }: Draft, employeeId: number): boolean {
  return members.some(
    ({ members: kind, ids, types }) =>
      kind === 'employee' && types?.length === EMPLOYEE_TYPES.length && !ids.includes(employeeId),
  );
}
