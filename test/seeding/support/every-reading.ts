import { createHash } from 'node:crypto';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Field, Operation } from '../../../contracts/interface/model.ts';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import type { Environment } from '../../../server/world/environment.ts';
import { post, validValue } from '../../support/valid-requests.ts';
import { type Caller, OF_RUN, type Place, valueAbout } from '../../support/value-about.ts';

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
 * @param isAsked of which of these, employees of companies that are not asked about among them; of all unless said otherwise.
 * The debtor of a company is asked about with it.
 */
export function* everyReading(
  environment: Environment,
  isAsked: (id: number) => boolean = () => true,
): Generator<Reading> {
  const all = [...environment.debtors.all()];
  const workplaces = all.flatMap(({ id }) => environment.companiesOf(id));
  const companies = workplaces.filter(({ id }) => isAsked(id));
  const debtors = all.filter(({ id }) => isAsked(id) || companies.some(({ debtorId }) => debtorId === id));
  for (const operation of OPERATIONS) {
    const about = (scope: string) => operation.request.some(({ identity }) => identity?.scope === scope);
    const periods = asksPeriod(operation) ? PERIODS : [PERIODS[0]];
    const places = about('employee')
      ? workplaces.flatMap(({ id, debtorId }) =>
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

function asksRun({ request }: Operation): boolean {
  return request.some(({ name }) => OF_RUN.test(name));
}

function asksPeriod({ request }: Operation): boolean {
  return request.some(({ name }) => /(?:period|year)$/i.test(name) || OF_RUN.test(name));
}

const OTHERS = [[/^(?:dtmEnd|to)$/, '2027-12-31T00:00:00']] as const;

/** The body of the answer. */
export async function answerTo({ operation, place }: Reading, url: string, caller: Caller): Promise<string> {
  const values = (field: Field, path: readonly string[]) =>
    valueAbout(field, place, caller, OTHERS) ?? validValue(field, path);
  return (await post(url, operation, '1.1', requestMessage(operation, '1.1', values))).body;
}

export function digestOf(body: string): string {
  return createHash('sha1').update(body).digest('hex');
}
