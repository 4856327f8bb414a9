import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Field, Operation, Scope } from '../../contracts/interface/model.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { periodsIn } from '../../fixtures/period.ts';
import { openWorld } from '../../fixtures/world.ts';
import { requestMessage } from '../../server/soap/description/sample-message.ts';
import { useMock } from '../support/doors.ts';
import { post, validValue } from '../support/valid-requests.ts';
import { OF_RUN, type Place, valueAbout } from '../support/value-about.ts';

/**
 * Every operation that reads has something to read for somebody: it is asked for each employee, company, debtor, year and
 * period of the default world, by who sees everything, until an answer tells something.
 */

/** Those that can never have anything to read, each with the reason. */
const NOTHING_TO_READ: Readonly<Record<string, string>> = {};

const mock = useMock('in this process');
const world = openWorld();

/** An office, and a firm that does its own payroll. */
const ASKED_BY = namedLogins.filter(({ archetype }) => ['master', 'business-master'].includes(archetype));

const READING = catalogue.services
  .filter(({ name }) => name !== 'SingleSignOn')
  .flatMap((service) => service.operations.filter(({ writes }) => !writes));

describe.each(catalogue.services.filter(({ name }) => name !== 'SingleSignOn'))(
  '$name $version',
  (service) => {
    it.each(service.operations.filter(({ writes }) => !writes))('$name', async (operation) => {
      expect(await isReadSomewhere(operation)).toBe(!(operation.name in NOTHING_TO_READ));
    });
  },
);

it('is there in all of them, but for those that cannot have any', () => {
  expect(READING.length).toBeGreaterThan(400);
  const names = READING.map(({ name }) => name);
  expect(Object.keys(NOTHING_TO_READ).filter((name) => !names.includes(name))).toEqual([]);
});

async function isReadSomewhere(operation: Operation): Promise<boolean> {
  const taskId = operation.name === 'Reports_BackgroundTask_Result' ? await finishedTask() : '';
  for (const login of ASKED_BY)
    for (const place of placesOf(operation, login.environment)) {
      const values = (field: Field, path: readonly string[]) =>
        valueAbout(field, place, login, othersAbout(place, taskId)) ?? validValue(field, path);
      const { body } = await post(mock().url, operation, '1.1', requestMessage(operation, '1.1', values));
      if (tellsSomething(operation, body)) return true;
    }
  return false;
}

/** Every place of an environment that makes a difference to an operation, latest periods first. */
function* placesOf({ request }: Operation, subdomain: string): Generator<Place> {
  const asksFor = (pattern: RegExp) => request.some(({ name }) => pattern.test(name));
  const isAbout = (scope: Scope) => request.some(({ identity }) => identity?.scope === scope);
  const asksPeriod = asksFor(/period$/i) || asksFor(OF_RUN);
  const debtors =
    world.environments.find((environment) => environment.subdomain === subdomain)?.debtors ?? [];
  for (const debtor of debtors)
    for (const company of debtor.companies) {
      const employees = isAbout('employee') ? world.employees(company.id).map(({ id }) => id) : [0];
      for (const year of asksFor(/year$/i) || asksPeriod ? [2026, 2025, 2024] : [2026])
        for (let period = asksPeriod ? periodsIn(year, company.periodType) : 10; period > 0; period--) {
          for (const employee of employees)
            yield { debtor: debtor.id, company: company.id, employee, year, period };
          if (!asksPeriod) break;
        }
    }
}

/** Of fields that only these questions are about. */
function othersAbout({ debtor }: Place, taskId: string): readonly (readonly [RegExp, string | number])[] {
  const { number = '', functions = [] } = world.debtor(debtor) ?? {};
  return [
    [/^TaskId$/, taskId],
    [/^(?:dtmEnd|to)$/, '2026-12-31T00:00:00'],
    [/^number$/i, number],
    [/^functionid$/i, functions[0]?.id ?? 0],
  ];
}

/** The id of a report that was asked for in the background, and is ready. */
async function finishedTask(): Promise<string> {
  const operation = READING.find(({ name }) => name === 'Reports_Accountant_CompanyContactPerson_Background');
  if (!operation) throw new Error('there is no report in the background');
  const { body } = await post(mock().url, operation, '1.1', requestMessage(operation, '1.1', validValue));
  const demo = await mock().openEnvironment('demo');
  await demo.advanceClock({ minutes: 1 });
  return />([0-9a-f-]{36})</.exec(body)?.[1] ?? '';
}

/** What stands where nothing is told. */
const NOTHING = /^(0|0\.00|false|0001-01-01T00:00:00|00000000-0000-0000-0000-000000000000)?$/;

/** Elements that only repeat who or what was asked about. */
const REPEATED = /^(Employee|Company|Debtor)(Id|ID|Number|Name)$|^(employeeid|Entity|PeriodType|Year)$/;

/** Whether an answer tells more than who was asked about: of a report, whether it has rows. */
function tellsSomething({ result }: Operation, body: string): boolean {
  const content = new RegExp(`<${result?.name}(?: [^>]*)?>(.*)</${result?.name}>`, 's').exec(body)?.[1] ?? '';
  const text = content.startsWith('&lt;') ? content.replaceAll('&lt;', '<').replaceAll('&gt;', '>') : content;
  if (!text.includes('<')) return !NOTHING.test(text);
  const leaves = [...text.matchAll(/<([\w-]+)(?: [^>]*)?>([^<]+)<\/\1>/g)];
  const isListOfPeople = result?.type.kind === 'list' && /EmployeeIdNumber/.test(text);
  return leaves.some(
    ([, name = '', value = '']) => (isListOfPeople || !REPEATED.test(name)) && !NOTHING.test(value),
  );
}
