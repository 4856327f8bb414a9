import { expect, test } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { qualifiedName } from '../../contracts/interface/operations-named.ts';
import { restKnowledge } from '../../contracts/rest/knowledge.ts';
import { readShared } from '../support/shared.ts';

const { endpoints, scopes, successions } = restKnowledge();

/** Where the files say something else than the table of candidates, on purpose, and why. */
const DEPARTURES: Readonly<Record<string, string>> = {
  'DebtorService.List_GetByNumber': 'the list holds the number by which one is picked',
  'EmployeeService.EmployeeType_GetList': 'an employee tells its type, and not which types there are',
  'EmployeeService.Salary_GetEstimatedCostPerHour': 'no estimate is among what salaries were seen to hold',
  'EmployeeService.Employee_GetCurrent': 'it tells the open period, not the employee',
  'EmployeeService.Function_GetFunction':
    'the functions of a debtor are meant, not those that employees have',
  ...Object.fromEntries(
    ['Get', 'GetCurrent', 'SetCurrent', 'Set', 'Set_Batch'].flatMap((name) =>
      ['DaysFixed', 'DaysVar'].map((days) => [`EmployeeService.${days}_${name}`, 'its path was not seen']),
    ),
  ),
};

/** More endpoints than the table names: what it sums up in one, and what SOAP gives at once. */
const MORE_ENDPOINTS = [
  'EmployeeService.PersonalInfo_GetCurrent',
  'EmployeeService.PersonalInfo_Get',
  'EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany',
  'EmployeeService.PersonalInfo_UpdateCurrent',
  'EmployeeService.PersonalInfo_Update',
  'EmployeeService.PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany',
  'EmployeeService.List_GetByDebtor',
  'EmployeeService.WageComponent_Update',
  'EmployeeService.HourComponent_Update',
];

test('the files name the endpoints that the table of candidates has, but for departures that say why', (context) => {
  const rows = readShared('nmbrs/soap-to-rest.tsv', context)
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((row): row is [string, string, string] => row.length === 3 && row[0] !== 'service');
  expect(rows.length).toBe(424);
  expect(rows.filter(([, , candidate]) => candidate !== '-').length).toBe(138);
  const departing = rows.flatMap(([service, operation, candidate]) => {
    const name = `${service}.${operation}`;
    const succession = successions.get(name);
    const paths = succession?.kind === 'successor' ? succession.endpoints.map(pathOf) : [];
    const candidates = pathsIn(candidate);
    const isSame = paths.length === 0 ? candidate === '-' : paths.every((path) => candidates.includes(path));
    return isSame || MORE_ENDPOINTS.includes(name) ? [] : [name];
  });
  expect(departing.sort()).toEqual(Object.keys(DEPARTURES).sort());
});

test('every endpoint is one that the facts name', (context) => {
  const facts = readShared('nmbrs/rest.md', context);
  const unnamed = [...endpoints.values()].filter(({ path }) => {
    const [last = ''] = path
      .split('/')
      .filter((step) => step !== '' && !step.startsWith('{'))
      .slice(-1);
    return !facts.includes(last) && !facts.includes(`${last}(s)`);
  });
  expect(unnamed.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

/** What stands between names that the facts write out, the first and the last of a row. */
const WRITTEN_SHORT = [
  'hoursTuesday',
  'hoursWednesday',
  'hoursThursday',
  'hoursFriday',
  'hoursSaturday',
  'bankAccount2',
  'bankAccount3',
  'bankAccount4',
  'bankAccount5',
];

test('every field and scope is one that the facts name, but for those that are marked as inferred', (context) => {
  const facts = readShared('nmbrs/rest.md', context);
  const names = [...endpoints].flatMap(([key, { query, body, answers, inferred }]) =>
    Object.entries({ query, body, answers }).flatMap(([part, fields]) =>
      inferred.some((one) => one === part)
        ? []
        : (fields ?? []).flatMap(({ name, values }) =>
            [...name.split('.'), ...(values ?? [])].map((one) => [key, one] as const),
          ),
    ),
  );
  expect(names.length).toBeGreaterThan(300);
  const unnamed = names.filter(([, name]) => !facts.includes(name) && !WRITTEN_SHORT.includes(name));
  expect(unnamed).toEqual([]);
  const unknown = [...scopes.keys()].filter((scope) => !facts.includes(scope.replace(/\.read$/, '')));
  expect(unknown).toEqual([]);
});

test('the operations of version 3 are those of the table', (context) => {
  const table = readShared('nmbrs/soap-to-rest.tsv', context);
  const missing = catalogue.services
    .filter(({ version }) => version === 'v3')
    .flatMap(({ operations }) => operations)
    .filter(({ service, name }) => !table.includes(`${service.name}\t${name}\t`));
  expect(missing.map(qualifiedName)).toEqual([]);
});

/** As the table writes it. */
function pathOf(endpoint: string): string {
  return plain(endpoint.split(' ')[1] ?? '');
}

/** The paths of a row: `POST|PUT /api/employees/{e}/contract, DELETE /api/employees/{e}/contracts/{id}`. */
function pathsIn(candidate: string): string[] {
  return [...candidate.matchAll(/\/api\/[^\s,?]+/g)].flatMap(([path]) => {
    const [first = '', ...others] = path.split('|');
    const folder = first.slice(0, first.lastIndexOf('/') + 1);
    return [first, ...others.map((other) => folder + other)].map(plain);
  });
}

/** Without the names of parameters. */
function plain(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}').replace(/\/$/, '');
}
