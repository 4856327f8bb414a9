import { counted } from '../../base/counted.ts';
import type {
  KnownFact,
  MigratedElement,
  MigratedEndpoint,
  MigratedOperation,
  Migration,
} from '../../contracts/control/migration.ts';

/** What reports for people say, whatever their format. */

export const VERDICT_HEADINGS: Readonly<Record<MigratedOperation['verdict'], string>> = {
  gap: 'No successor known',
  successor: 'A successor is known',
  needless: 'Not needed any more',
};

/** `inferred, 2026-11-28: the names of both sides ...` */
export function knownText({ confidence, date, source }: KnownFact): string {
  return `${confidence}, ${date}: ${source.join(' ')}`;
}

export function callsText({ calls }: MigratedOperation): string {
  return calls === null ? 'calls not counted' : counted(calls, 'call');
}

export function endpointText({ method, path }: MigratedEndpoint): string {
  return `${method} ${path}`;
}

/** `in pages; scope employee.info.read (inferred)` */
export function askedText({ paging, scopes }: MigratedEndpoint): string {
  const scope = scopes.length === 0 ? 'no scope known' : `scope ${scopeTexts({ scopes }).join(', ')}`;
  return paging === 'pages' ? `in pages; ${scope}` : scope;
}

const FATES: Readonly<Record<Exclude<MigratedElement['fate'], 'placed'>, string>> = {
  picked: 'the caller picks by it',
  nowhere: 'no place known there',
  unseen: 'nobody saw what stands there',
  gap: 'no endpoint known',
};

/** Where an element goes: `salaries.value in the answer`. */
export function placeText({ fate, field, in: where }: MigratedElement): string {
  if (fate !== 'placed') return FATES[fate];
  return `${field} in the ${where}`;
}

/** What is different there, and how sure it is where that is less than of the operation. */
export function changesText({ changes, known }: MigratedElement): string {
  const doubt = known?.confidence === 'doubtful' ? ['Doubtful.'] : [];
  return [...changes.map(({ says }) => says), ...doubt].join(' ');
}

/** What all that is read is called. */
export function readsHeading({ readsAre }: MigratedOperation): string {
  return readsAre === 'declared' ? 'reads' : 'was answered, not counted';
}

/** `3 of 5 operations, 20 of 24 calls, 31 of 40 fields` */
export function coveredText({ operations, calls, fields }: Migration['covered']): string {
  const share = ({ covered, of }: { readonly covered: number; readonly of: number }, what: string) =>
    `${covered} of ${counted(of, what)}`;
  return [
    share(operations, 'operation'),
    ...(calls ? [share(calls, 'call')] : []),
    share(fields, 'field'),
  ].join(', ');
}

/** `offline_access, employee.info.read (inferred)` */
export function scopeTexts({
  scopes,
}: {
  readonly scopes: readonly Pick<Migration['scopes'][number], 'name' | 'basis'>[];
}): string[] {
  return scopes.map(({ name, basis }) => (basis === 'known' ? name : `${name} (inferred)`));
}

/** Whom the calls name, whose debtors have to consent; null where they name nobody. */
export function namedText({ consent: { named } }: Migration): string | null {
  const { debtors, companies, employees } = named;
  const parts = [
    idsText(debtors, 'debtor'),
    idsText(companies, 'company', 'companies'),
    employees === 0 ? null : counted(employees, 'employee'),
  ].filter((part) => part !== null);
  return parts.length === 0
    ? null
    : `The calls name ${parts.join(', ')}; each debtor of them has to consent.`;
}

const MOST_NAMED = 5;

function idsText(ids: readonly number[], ...what: readonly [one: string, several?: string]): string | null {
  if (ids.length === 0) return null;
  const left = ids.length - MOST_NAMED;
  const more = left > 0 ? ` and ${left} more` : '';
  return `${counted(ids.length, ...what)} (${ids.slice(0, MOST_NAMED).join(', ')}${more})`;
}
