import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentError } from '../../base/document/mistakes.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { startNmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nmbrs-world-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(world: unknown): Promise<string> {
  const file = join(folder, 'world.json');
  await writeFile(file, typeof world === 'string' ? world : JSON.stringify(world));
  return file;
}

const company = { number: 1, employees: 4 };
const debtor = { number: '9', trade: 'bakery', companies: [company] };
const environment = { subdomain: 'klein', name: 'Klein', debtors: [debtor] };

describe('a world file', () => {
  it('describes a world that can be served', async () => {
    const file = await written({ today: '2025-03-10', environments: [environment] });
    const nmbrs = await startNmbrs({ world: openWorldFile(file) });
    try {
      expect(nmbrs.logins.map(({ domain }) => domain)).toEqual(nmbrs.logins.map(() => 'klein'));
      expect(nmbrs.logins.map(({ archetype }) => archetype)).toContain('master');
      const { logins } = await nmbrs.environment({ from: 'klein' });
      const client = new SoapClient(nmbrs.url, logins.master);
      expect((await client.call('DebtorService', 'List_GetAll')).all('Number')).toEqual(['9']);
      const [id] = (await client.call('CompanyService', 'List_GetAll')).ids('ID');
      const period = await client.call(
        'CompanyService',
        'Company_GetCurrentPeriod',
        `<CompanyId>${id}</CompanyId>`,
      );
      expect(period.one('Company_GetCurrentPeriodResult')).toBe('2025-3-M');
    } finally {
      await nmbrs.close();
    }
  });

  it('may say people exactly, who are there after a reset too', async () => {
    const people = {
      ...company,
      employees: [{ number: 9003, personalInfo: { lastName: 'Vos' } }, { generate: 3 }],
    };
    const file = await written({
      environments: [{ ...environment, debtors: [{ ...debtor, name: 'Brood B.V.', companies: [people] }] }],
    });
    const nmbrs = await startNmbrs({ world: openWorldFile(file) });
    try {
      const env = await nmbrs.openEnvironment('klein');
      await env.reset();
      expect((await env.debtors()).map(({ name }) => name)).toEqual(['Brood B.V.']);
      const client = new SoapClient(nmbrs.url, env.login('master'));
      const [id] = (await client.call('CompanyService', 'List_GetAll')).ids('ID');
      const list = await client.call(
        'EmployeeService',
        'List_GetByCompany',
        `<CompanyId>${id}</CompanyId><EmployeeType>0</EmployeeType>`,
      );
      expect(list.all('Number')).toEqual(['1', '2', '3', '9003']);
      expect(list.all('DisplayName').at(-1)).toMatch(/^Vos, /);
    } finally {
      await nmbrs.close();
    }
  });

  it('tells what is wrong with exact people at its place, and serves nothing', async () => {
    const wrong = {
      ...company,
      employees: [{ generate: 2 }, { salaries: [{ startDate: 'soon', value: 1 }] }],
    };
    const file = await written({
      environments: [{ ...environment, debtors: [{ ...debtor, companies: [wrong] }] }],
    });
    await expect(startNmbrs({ world: openWorldFile(file) })).rejects.toThrow(
      /world\.json:1:\d+: debtors\[0\]\.companies\[0\]\.employees\[1\]\.salaries\[0\]\.startDate is 'soon', which is no day\. Give a day/,
    );
  });

  it('may be one of several, none of which has an environment of another', async () => {
    const file = await written({ environments: [environment] });
    const other = join(folder, 'other.json');
    await writeFile(other, JSON.stringify({ environments: [{ ...environment, subdomain: 'groot' }] }));
    const nmbrs = await startNmbrs({ world: openWorldFile(file, other) });
    expect((await nmbrs.environments()).map(({ subdomain }) => subdomain)).toEqual(['klein', 'groot']);
    await nmbrs.close();
    expect(() => openWorldFile(file, file)).toThrow(
      /There is an environment 'klein' in .*world\.json, too\. Rename/,
    );
  });

  it('may leave out everything, and is the default world then', async () => {
    const world = openWorldFile(await written({}));
    expect(
      world.worlds.flatMap(({ environments }) => environments).map(({ subdomain }) => subdomain),
    ).toEqual(['demo', 'bedrijf', 'gestopt', 'proef']);
  });

  it('may be YAML', async () => {
    const file = await written('environments:\n  - { subdomain: klein, name: Klein, debtors: [] }\n');
    expect(() => openWorldFile(file)).toThrow(
      /world\.json:2:47: environments\[0\]\.debtors is an empty list, which is too short\. Give at least 1 item\.$/,
    );
  });

  it.each([
    [
      {
        environments: [
          { ...environment, debtors: [{ ...debtor, companies: [{ ...company, newHires: 9 }] }] },
        ],
      },
      'Company 1 has 4 employees, fewer than those who are 1 out of service, 9 new and 0 applying. Give at least 10 employees, or fewer of the others.',
    ],
    [
      { today: '0001-01-01' },
      'world.json:1:10: today is in the year 1, for which no world can be made. Give a day in the years 1990 to 2100.',
    ],
    [{ today: '9999-12-31' }, 'today is in the year 9999, for which no world can be made.'],
    [
      {
        environments: [
          {
            ...environment,
            debtors: [
              {
                ...debtor,
                companies: Array.from({ length: 40_000 }, (_, at) => ({ number: at + 1, employees: 1 })),
              },
            ],
          },
        ],
      },
      'There are no ids left for this company, nor for those below it. Take some out: ',
    ],
    [
      { environments: [{ ...environment, name: 'a\u0000b' }] },
      "environments[0].name is 'a\\u{0}b', not a text without control characters.",
    ],
    [
      {
        environments: [
          { ...environment, debtors: [{ ...debtor, companies: [{ ...company, number: 2 ** 31 }] }] },
        ],
      },
      'environments[0].debtors[0].companies[0].number is 2147483648, which is too large. The most is 1000000000.',
    ],
    ['{', 'world.json:1:2: This cannot be read: '],
    ['', 'world.json:1:1: There is nothing here. Give a world.'],
    [
      { environment: [] },
      "world.json:1:2: There is no field 'environment' here. Did you mean 'environments'?",
    ],
    [
      { today: '2025-02-30' },
      "world.json:1:10: today is '2025-02-30', not a date such as 2026-12-01. Give a date such as 2026-12-01.",
    ],
    [
      { environments: [{ ...environment, subdomain: 'Klein!' }] },
      "environments[0].subdomain is 'Klein!', not small letters, digits and dashes. Give small letters, digits and dashes.",
    ],
    [
      { environments: [{ ...environment, debtors: [{ ...debtor, trade: 'bank' }] }] },
      "environments[0].debtors[0].trade is 'bank', which is none of the possible values. Choose one of 'bakery', ",
    ],
    [{ environments: [environment, environment] }, "There are two environments 'klein'. Rename one of them."],
    [
      { environments: [{ ...environment, debtors: [{ ...debtor, tags: [3] }] }] },
      "Debtor 9 of 'klein' has tag 3, which the environment does not have. Add it to the tags of the environment.",
    ],
  ])('is refused with its name and place: %j', async (world, message) => {
    const file = await written(world);
    expect(() => openWorldFile(file)).toThrow(DocumentError);
    expect(() => openWorldFile(file)).toThrow(message);
  });

  it('that is not there is refused', () => {
    expect(() => openWorldFile(join(folder, 'none.json'))).toThrow(
      /^there is no file .*none\.json; check its name\.$/,
    );
  });
});
