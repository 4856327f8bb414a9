import { createHash } from 'node:crypto';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Field, Operation } from '../../../contracts/interface/model.ts';
import { filingIdOf, runIdOf } from '../../../fixtures/ids.ts';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import type { Environment } from '../../../server/world/environment.ts';
import { post, validValue } from '../../support/valid-requests.ts';

/** Whose calls they are. */
interface Caller {
  readonly username: string;
  readonly token: string;
  readonly domain: string;
}

/** What a call is about; 0 for what it does not name. */
interface Place {
  readonly debtor: number;
  readonly company: number;
  readonly employee: number;
  readonly year: number;
  readonly period: number;
}

/** A call that only reads. */
export interface Reading {
  readonly operation: Operation;
  readonly place: Place;
}

/** Tells the time, or takes something away. */
const NOT_COMPARED = /^(?:GetToken|Reports_BackgroundTask|.*_Background$)/;

const OPERATIONS = catalogue.services
  .flatMap(({ operations }) => operations)
  .filter(({ writes, name }) => !writes && !NOT_COMPARED.test(name));

/**
 * Every operation of both versions that reads, about every record that its arguments name: all debtors, companies and
 * employees, and the open period, the one before and one of last year.
 * @param isAsked of which of these companies and employees; of all unless said otherwise.
 */
export function* everyReading(
  environment: Environment,
  isAsked: (id: number) => boolean = () => true,
): Generator<Reading> {
  const debtors = [...environment.debtors.all()];
  const companies = debtors.flatMap(({ id }) => environment.companiesOf(id)).filter(({ id }) => isAsked(id));
  for (const operation of OPERATIONS) {
    const about = (scope: string) => operation.request.some(({ identity }) => identity?.scope === scope);
    const periods = asksPeriod(operation) ? PERIODS : [PERIODS[0]];
    const places = about('employee')
      ? companies.flatMap(({ id, debtorId }) =>
          [...environment.employeeIdsOf(id)]
            .filter(isAsked)
            .map((employee) => ({ debtor: debtorId, company: id, employee })),
        )
      : about('company') || asksRun(operation)
        ? companies.map(({ id, debtorId }) => ({ debtor: debtorId, company: id, employee: 0 }))
        : about('debtor')
          ? debtors.map(({ id }) => ({ debtor: id, company: 0, employee: 0 }))
          : [{ debtor: debtors[0]?.id ?? 0, company: companies[0]?.id ?? 0, employee: 0 }];
    for (const place of places)
      for (const period of periods) if (period) yield { operation, place: { ...place, ...period } };
  }
}

const PERIODS = [
  { year: 2026, period: 11 },
  { year: 2026, period: 10 },
  { year: 2025, period: 12 },
] as const;

const OF_RUN = /^(?:runid|loonaangifteid|wagetaxid|pensionexportid)$/i;

function asksRun({ request }: Operation): boolean {
  return request.some(({ name }) => OF_RUN.test(name));
}

function asksPeriod({ request }: Operation): boolean {
  return request.some(({ name }) => /(?:period|year)$/i.test(name) || OF_RUN.test(name));
}

/** The body of the answer. */
export async function answerTo({ operation, place }: Reading, url: string, caller: Caller): Promise<string> {
  const values = (field: Field, path: readonly string[]) =>
    valueAbout(field, place, caller) ?? validValue(field, path);
  return (await post(url, operation, '1.1', requestMessage(operation, '1.1', values))).body;
}

function valueAbout({ name, identity }: Field, place: Place, caller: Caller): string | null {
  const run = { companyId: place.company, period: { year: place.year, period: place.period } };
  const named: readonly (readonly [RegExp, string | number])[] = [
    [/^Username$/, caller.username],
    [/^Token$/, caller.token],
    [/^Domain$/, caller.domain],
    [/year$/i, place.year],
    [/^(?:start|from)period$/i, 1],
    [/period$/i, place.period],
    [/^runid$/i, runIdOf(run.companyId, run.period)],
    [/^pensionexportid$/i, filingIdOf('pensionExport', run)],
    [OF_RUN, filingIdOf('wageTaxReturn', run)],
    [/^(?:dtmStart|from)$/, '2024-01-01T00:00:00'],
    [/^(?:dtmEnd|to)$/, '2027-12-31T00:00:00'],
    [/^wagecode$/i, 1000],
    [/^entity$/i, 'Employee'],
  ];
  if (identity) return String(place[identity.scope]);
  const found = named.find(([pattern]) => pattern.test(name))?.[1];
  return found === undefined ? null : String(found);
}

export function digestOf(body: string): string {
  return createHash('sha1').update(body).digest('hex');
}
