import { describe, expect, it } from 'vitest';
import type { Migration } from '../../../contracts/control/migration.ts';
import { restKnowledge } from '../../../contracts/rest/knowledge.ts';
import { checkedKnowledge, checkOf } from '../../../server/migration/description/check-knowledge.ts';
import { readDescription } from '../../../server/migration/description/read-description.ts';
import { endpointsFor } from '../../../server/migration/judge-operation.ts';
import { migrationOf } from '../../../server/migration/migration-of.ts';
import { usageOfConsumer } from '../../../server/migration/usage.ts';
import { operationsOf, readingEverything } from './support/consumers.ts';
import { OPENAPI, POSTMAN } from './support/description.ts';

const USED = [
  'EmployeeService.Salary_GetCurrent',
  'CompanyService.HourModel_GetHourCodes',
  'CompanyService.Run_GetList',
];

function checkedBy(text: string, file: string): Migration {
  const usage = usageOfConsumer(readingEverything('one', operationsOf(USED)));
  const checked = checkedKnowledge(restKnowledge(), readDescription(text, file), '2026-12-01');
  const keys = usage.operations.flatMap(({ operation }) => endpointsFor(operation, restKnowledge()));
  return migrationOf(usage, checked.knowledge, checkOf(file, checked, keys));
}

const operationIn = ({ operations }: Migration, name: string) =>
  operations.find(({ operation }) => operation === name);

describe('an OpenAPI document', () => {
  const migration = checkedBy(OPENAPI, 'rest.yaml');

  it('confirms some facts and overturns others, each in a sentence', () => {
    expect(migration.checked).toMatchInlineSnapshot(`
      {
        "confirmed": [
          "There is GET /api/companies/{companyId}/employees/salaries.",
          "GET /api/companies/{companyId}/employees/salaries takes in its query createdFrom, employeeId.",
          "GET /api/companies/{companyId}/employees/salaries answers employeeId, salaries.salaryId, salaries.startDate, salaries.value, salaries.createdAt.",
          "GET /api/companies/{companyId}/employees/salaries asks for employee.payment.read.",
          "There is GET /api/companies/{companyId}/hourcodes.",
        ],
        "document": "rest.yaml",
        "overturned": [
          "GET /api/companies/{companyId}/employees/salaries answers no salaries.type.",
          "GET /api/companies/{companyId}/hourcodes asks for company.hours.read, not company.payrollsettings.read.",
          "There is no GET /api/companies/{companyId}/runs.",
        ],
      }
    `);
  });

  it('makes what it confirms as sure as itself, and its scopes known', () => {
    const [endpoint] = operationIn(migration, 'EmployeeService.Salary_GetCurrent')?.endpoints ?? [];
    expect(endpoint).toMatchObject({
      scopes: [{ name: 'employee.payment.read', basis: 'known' }],
      known: {
        confidence: 'described',
        source: ['The description in rest.yaml.'],
        date: '2026-12-01',
      },
    });
    expect(migration.scopes).toContainEqual({
      name: 'company.hours.read',
      basis: 'known',
      operations: ['CompanyService.HourModel_GetHourCodes'],
    });
  });

  it('takes away the place of a field that it does not have', () => {
    const { reads = [] } = operationIn(migration, 'EmployeeService.Salary_GetCurrent') ?? {};
    const fateOf = (path: string) =>
      reads.find((one) => one.path === `Salary_GetCurrentResult/${path}`)?.fate;
    expect([fateOf('Value'), fateOf('Type')]).toEqual(['placed', 'nowhere']);
  });

  it('gives a place by its name to what nobody had seen', () => {
    const { reads = [] } = operationIn(migration, 'CompanyService.HourModel_GetHourCodes') ?? {};
    expect(reads.map(({ path, field }) => [path, field])).toEqual([
      ['HourModel_GetHourCodesResult/HourCode/Code', 'code'],
      ['HourModel_GetHourCodesResult/HourCode/Description', 'description'],
    ]);
    const before = migrationOf(
      usageOfConsumer(readingEverything('one', operationsOf(USED))),
      restKnowledge(),
    );
    const unseen = operationIn(before, 'CompanyService.HourModel_GetHourCodes')?.reads.map(
      ({ fate }) => fate,
    );
    expect(unseen).toEqual(['unseen', 'unseen']);
  });

  it('makes a gap of an operation whose endpoint it does not have', () => {
    expect(operationIn(migration, 'CompanyService.Run_GetList')).toMatchObject({
      verdict: 'gap',
      says: 'There is no GET /api/companies/{companyId}/runs in the description.',
      endpoints: [],
    });
  });
});

describe('a collection of Postman', () => {
  it('is read by its examples, and says nothing of scopes', () => {
    const { checked, operations } = checkedBy(POSTMAN, 'rest.json');
    const { checked: other } = checkedBy(OPENAPI, 'rest.yaml');
    expect(checked?.overturned).toEqual(other?.overturned.filter((says) => !says.includes('asks for')));
    expect(operations.flatMap(({ endpoints }) => endpoints).flatMap(({ scopes }) => scopes)).toEqual(
      expect.arrayContaining([{ name: 'employee.payment.read', basis: 'inferred' }]),
    );
  });
});

it.each([
  [
    'a list',
    '- 1\n',
    'a.yaml:1:1: This describes no API. Give an OpenAPI document, or a collection of Postman 2.1.',
  ],
  ['a description of nothing', 'openapi: 3.0.0\npaths: {}\n', 'a.yaml:1:1: No endpoint is described here.'],
  ['no YAML', '{', 'a.yaml:1:'],
])('%s is refused with its place', (_, text, message) => {
  expect(() => readDescription(text, 'a.yaml')).toThrow(message);
});
