import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { worldSchema } from '../../../contracts/seed/world.ts';
import { defaultPlan } from '../../../fixtures/plan.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { openWorldText, worldOfFiles } from '../../../fixtures/world-file.ts';
import type { TimedExchange } from '../../../harness/capture/recorded-exchanges.ts';
import { ImportError } from '../../../harness/import/import-error.ts';
import { type Imported, importExchanges } from '../../../harness/import/import-exchanges.ts';
import { reportText } from '../../../harness/import/report-text.ts';
import type { EnvironmentDocument } from '../../../harness/import/world-document.ts';
import { SoapClient } from '../../support/soap-client.ts';
import { type Asked, captured } from './captured-reads.ts';
import { CLOCK, DAY, dayAtOffice, isOfDay, PERIODS } from './day.ts';

let service: Nmbrs;
beforeAll(async () => {
  // Of another seed than the mock's own, so that what is drawn is another than in the import.
  service = await startNmbrs({ world: openWorld(defaultPlan, 4711) });
});
afterAll(() => service.close());

/** The one debtor, company and staff of the smallest environment. */
const SMALLEST: Asked = {
  debtors: [1009],
  companies: [10014],
  employees: [5013001, 5013002, 5013003, 5013004],
  periods: PERIODS,
  versions: ['v3', 'v2.1'],
  wants: () => true,
};

async function ofSmallest(asked: Partial<Asked>): Promise<readonly TimedExchange[]> {
  const env = await service.environment({ from: 'proef', clock: CLOCK });
  return captured(service.url, env.logins.master, { ...SMALLEST, ...asked });
}

function reasonsIn({ report }: Imported): readonly string[] {
  return [...new Set(report.differing.map(({ reason }) => reason))].sort();
}

/** What a read answered, with some of it written otherwise. */
function altered(
  exchanges: readonly TimedExchange[],
  change: (answer: string) => string,
): readonly TimedExchange[] {
  return exchanges.map(({ exchange, at }) => {
    const body = Buffer.from(change(Buffer.from(exchange.answer.body).toString()));
    return { exchange: { ...exchange, answer: { ...exchange.answer, body } }, at };
  });
}

function only(name: string): Pick<Asked, 'wants' | 'versions'> {
  return { wants: (operation) => operation.name === name, versions: ['v3'] };
}

describe('an import', () => {
  it('answers all reads of an environment as the service did, but for what no world holds', async () => {
    const exchanges = await ofSmallest({});
    const imported = await importExchanges(exchanges);
    const { reads, same, others, differing } = imported.report;
    expect(reads).toBe(exchanges.length);
    expect(reads).toBeGreaterThan(1_000);
    expect(others).toBe(0);
    expect(reads - same).toBe(differing.reduce((sum, { count }) => sum + count, 0));
    expect(same / reads).toBeGreaterThan(0.9);
    expect(differing.filter(({ reason }) => reason !== 'not in seeds' && reason !== 'guessed')).toEqual([]);
  }, 240_000);

  it('makes a world that is served from its file, with logins that are let in', async () => {
    const exchanges = await ofSmallest({ wants: isOfDay });
    const { world, logins, report } = await importExchanges(exchanges);
    const text = JSON.stringify(world);
    const served = await startNmbrs({
      world: worldOfFiles([openWorldText(worldSchema.parse(JSON.parse(text)) as never, text, 'world.json')]),
    });
    const [login] = logins;
    const list = await new SoapClient(served.url, login ?? {}).call('DebtorService', 'List_GetAll');
    await served.close();
    expect(list.ids()).toEqual([1009]);
    expect(report.differing).toEqual([]);
    expect(reportText(report)).toMatch(/^[\d,]+ of [\d,]+ reads the same\.\n/);
  });

  it('holds several debtors, and logins that see some of it', async () => {
    const { debtor, master, 'master-filtered': filtered } = (await dayAtOffice(service)).logins;
    const all = await Promise.all(
      [debtor, master, filtered].map((login) => captured(service.url, login, DAY)),
    );
    const imported = await importExchanges(all.flat());
    const { reads, same, differing, guesses } = imported.report;
    expect(differing.filter(({ reason }) => reason !== 'not in seeds' && reason !== 'guessed')).toEqual([]);
    expect(same / reads).toBeGreaterThan(0.95);
    expect(guesses.filter((one) => one.startsWith('Login')).map((one) => one.replace(/^.*?: /, ''))).toEqual([
      'it saw one debtor, 1001, so it is a login of that debtor.',
      'it saw all debtors there are here, so it is at master level.',
      'it saw the debtors with tag 1, so it is at master level and filtered by it.',
    ]);
  }, 120_000);

  it('holds people of whom a seed says all', async () => {
    const env = await service.environment({
      from: 'proef',
      clock: CLOCK,
      seed: {
        debtors: [
          {
            id: 77,
            number: 'D77',
            name: 'Zeven & Zonen',
            companies: [
              {
                id: 771,
                number: 1,
                periodType: 'fourWeeks',
                costCenters: [{ id: 7711, code: 'A', description: 'Eerste' }],
                employees: [
                  {
                    id: 77101,
                    personalInfo: {
                      firstName: 'Ann',
                      lastName: "d'Arc",
                      birthday: '1990-02-28',
                      bsn: '999990019',
                    },
                    addresses: [
                      { id: 1, street: 'Oud', from: { year: 2025, period: 2 } },
                      { id: 2, street: 'Nieuw', from: { year: 2026, period: 3 } },
                    ],
                    salaries: [{ id: 3, type: 'grossHourly', value: '31.5', startDate: '2025-02-01' }],
                    children: [{ id: 4, firstName: 'Bo', birthday: '2020-05-05' }],
                    leave: [{ id: 5, start: '2026-03-02', end: '2026-03-06', hours: '12.25' }],
                  },
                  {
                    id: 77102,
                    personalInfo: { lastName: 'Weg' },
                    employments: [{ startDate: '2020-01-01', endDate: '2026-04-30' }],
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    const ids = ['Salary', 'Address', 'Children', 'Leave', 'List', 'PersonalInfo', 'Service'];
    const exchanges = await captured(service.url, env.logins.master, {
      debtors: [77],
      companies: [771],
      employees: [77101, 77102],
      periods: [
        { Year: 2026, Period: 12 },
        { Year: 2025, Period: 8 },
      ],
      versions: ['v3'],
      wants: ({ name, service: { name: of } }) =>
        ids.some((one) => name.startsWith(`${one}_`)) && of === 'EmployeeService',
    });
    const { report, world } = await importExchanges(exchanges);
    const [environment] = world.environments as readonly EnvironmentDocument[];
    const [ann] = environment?.debtors[0]?.companies[0]?.employees ?? [];
    expect(ann).toMatchObject({ id: 77101, leave: [{ id: 5, hours: '12.25' }] });
    expect(report.differing).toEqual([]);
  });

  it('sets the clock to the last exchange, or to where it is told', async () => {
    const exchanges = await ofSmallest(only('List_GetAll'));
    const clockOf = ({ world }: Imported) => (world.environments as EnvironmentDocument[])[0]?.clock;
    expect(clockOf(await importExchanges(exchanges))).toEqual({ now: '2026-11-16T09:00:00', frozen: true });
    const now = '2027-01-02T03:04:05';
    expect(clockOf(await importExchanges(exchanges, { now }))).toEqual({ now, frozen: true });
    const timeless = exchanges.map(({ exchange }) => ({ exchange, at: null }));
    await expect(importExchanges(timeless)).rejects.toThrow(ImportError);
  });
});

describe('the report of an import', () => {
  it('tells what the capture masked', async () => {
    const exchanges = altered(await ofSmallest(only('BankAccount_GetListCurrent')), (answer) =>
      answer.replace(/<IBAN>[^<]*/g, '<IBAN>***'),
    );
    const { report } = await importExchanges(exchanges);
    expect(report.differing).toMatchObject([{ reason: 'masked', example: { expected: '***' } }]);
    expect(report.differing[0]?.example.path).toMatch(/\/BankAccount\/IBAN$/);
  });

  it('tells what the world cannot hold, and that it was left out', async () => {
    const exchanges = altered(await ofSmallest(only('Salary_GetCurrent')), (answer) =>
      answer.replace(/<Value>[^<]*/g, '<Value>-1'),
    );
    const { report } = await importExchanges(exchanges);
    expect(report.same).toBe(0);
    expect(reasonsIn({ report } as Imported)).toEqual(['not in seeds']);
    expect(report.leftOut[0]).toMatchObject({ owner: 'employee 5013001', field: 'salaries[0].value' });
  });

  it('tells what is not declared', async () => {
    const exchanges = altered(await ofSmallest(only('Function_GetFunction')), (answer) =>
      answer.replace(
        /<Function_GetFunctionResponse([^>]*)\/>/,
        '<Function_GetFunctionResponse$1><Function_GetFunctionResult><Id>1</Id><Code>1</Code></Function_GetFunctionResult></Function_GetFunctionResponse>',
      ),
    );
    expect(reasonsIn(await importExchanges(exchanges))).toEqual(['not read yet']);
  });

  it('tells what answers contradict, of which the last counts', async () => {
    const first = await ofSmallest(only('Partner_Get'));
    const second = altered(first, (answer) => answer.replace(/<FirstName>[^<]*/, '<FirstName>Later'));
    const { report } = await importExchanges([...first, ...second]);
    expect(report.differing).toMatchObject([{ reason: 'contradicted', operation: 'Partner_Get' }]);
    expect(report.differing[0]?.example.found).toBe('Later');
    expect(Object.values(report.contradictions)[0]).toEqual(['partner']);
  });

  it('counts nothing as the same that is written otherwise', async () => {
    const exchanges = await ofSmallest(only('List_GetAll'));
    for (const change of [
      (answer: string) => `${answer}\n`,
      (answer: string) => answer.replace('utf-8', 'UTF-8'),
      (answer: string) => answer.replace('<Debtor>', '<Debtor >'),
    ]) {
      const { report } = await importExchanges(altered(exchanges, change));
      expect(report.same).toBeLessThan(report.reads);
    }
    const elsewhere = exchanges.map(({ exchange, at }) => ({
      exchange: { ...exchange, answer: { ...exchange.answer, status: 203 } },
      at,
    }));
    const { report } = await importExchanges(elsewhere);
    expect(report.differing[0]?.example).toEqual({ path: 'status', expected: '203', found: '200' });
  });

  it('tells which marks are supported, and which are in question', async () => {
    const exchanges = await ofSmallest(only('Schedule_GetCurrent'));
    const fine = await importExchanges(exchanges);
    expect(fine.report.marks.supported).toContain('last-in-period-answers');
    expect(fine.report.marks.questioned).toEqual([]);
    const other = altered(exchanges, (answer) => answer.replace('<HoursMonday>', '<HoursMonday >'));
    const { report } = await importExchanges(other);
    expect(report.marks.supported).not.toContain('last-in-period-answers');
    expect(report.marks.questioned).toContain('last-in-period-answers');
  });

  it('refuses a capture without reads', async () => {
    await expect(importExchanges([])).rejects.toThrow('There is no read among what was captured');
  });
});
