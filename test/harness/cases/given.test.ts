import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import type { Case, CaseRecord } from '../../../harness/format/case.ts';
import { caseFiles, loadCases } from '../../../harness/format/load-cases.ts';
import { placeText } from '../../../harness/run/results.ts';
import { AccountRecords } from '../../../harness/targets/account-records.ts';
import { MockTarget } from '../../../harness/targets/mock-target.ts';
import { NotHere, type Setting } from '../../../harness/targets/target.ts';

/**
 * What a shipped case says of its records must be true of those it names on the mock: else it would be about other
 * records on a real service than here.
 */

const { cases } = loadCases(caseFiles([join(packageRoot, 'contracts/cases')]));
const portable = cases.filter(({ mockOnly, records: given }) => mockOnly.length === 0 && given.length > 0);

let nmbrs: Nmbrs;
beforeAll(async () => {
  nmbrs = await startNmbrs();
});
afterAll(() => nmbrs.close());

it('the records of the shipped cases belong together on the mock as the cases say', async () => {
  const target = new MockTarget(nmbrs);
  const untrue: string[] = [];
  for (const one of portable) {
    const setting = await target.open(one);
    const wrong = [...(await wrongOwners(one, setting)), ...(await wrongSights(one, setting))];
    untrue.push(...wrong.map((what) => `${placeText(one.place)} ${one.version}: ${what}`));
    await setting.close();
  }
  expect(untrue).toEqual([]);
  expect(portable.length).toBeGreaterThan(300);
}, 60_000);

function recordsOf(setting: Setting, login: string): AccountRecords {
  const credentials = setting.logins.get(login);
  if (!credentials) throw new Error(`there is no login ${login}`);
  return new AccountRecords((operation, envelope) => setting.post(operation, envelope), credentials, false);
}

async function wrongOwners(one: Case, setting: Setting): Promise<string[]> {
  const [first = ''] = one.logins.keys();
  const records = recordsOf(setting, first);
  const wrong: string[] = [];
  for (const given of one.records) {
    const owner = one.records.find(({ name }) => name === given.of);
    if (!(await belongs(given, owner, records))) wrong.push(`$${given.name} is not of $${owner?.name}`);
  }
  return wrong;
}

async function belongs(
  { scope, onMock }: CaseRecord,
  owner: CaseRecord | undefined,
  records: AccountRecords,
) {
  const from = owner?.onMock ?? null;
  if (scope === 'debtor') return (await records.debtors()).includes(onMock);
  if (scope === 'company') return (await records.companies(from)).includes(onMock);
  const companies = owner?.scope === 'company' && from !== null ? [from] : await records.companies(from);
  for (const company of companies) if ((await records.employees(company)).includes(onMock)) return true;
  return false;
}

async function wrongSights(one: Case, setting: Setting): Promise<string[]> {
  const [first = '', ...others] = one.logins.keys();
  const wrong: string[] = [];
  for (const login of others)
    for (const { name, scope, onMock, hiddenFrom } of one.records) {
      const wanted = !hiddenFrom.includes(login);
      const sees = await seen(recordsOf(setting, login), recordsOf(setting, first), scope, onMock);
      if (sees !== null && sees !== wanted)
        wrong.push(`${login} ${sees ? 'sees' : 'does not see'} $${name}, against what the case says`);
    }
  return wrong;
}

/** Null where the login may not list anything. */
async function seen(
  records: AccountRecords,
  all: AccountRecords,
  scope: CaseRecord['scope'],
  id: string,
): Promise<boolean | null> {
  try {
    if (scope === 'debtor') return (await records.debtors()).includes(id);
    const companies = await records.companies(null);
    if (scope === 'company') return companies.includes(id);
    for (const company of companies) if ((await all.employees(company)).includes(id)) return true;
    return false;
  } catch (error) {
    if (error instanceof NotHere) return null;
    throw error;
  }
}
