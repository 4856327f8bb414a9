import { describe, expect, it } from 'vitest';
import type { Migration } from '../../../contracts/control/migration.ts';
import { restKnowledge } from '../../../contracts/rest/knowledge.ts';
import { migrationMarkdown } from '../../../harness/migration/migration-markdown.ts';
import { readDescription } from '../../../server/migration/description/read-description.ts';
import { migrationWith, readMigrationDocuments } from '../../../server/migration/documents.ts';
import { migrationOf } from '../../../server/migration/migration-of.ts';
import { usageOfConsumer } from '../../../server/migration/usage.ts';
import { operationsOf, readingEverything } from './support/consumers.ts';
import { OPENAPI, POSTMAN } from './support/description.ts';

const USED = [
  'EmployeeService.Salary_GetCurrent',
  'CompanyService.HourModel_GetHourCodes',
  'CompanyService.Run_GetList',
];

function checkedBy(text: string, file: string, used: readonly string[] = USED): Migration {
  const usage = usageOfConsumer(readingEverything('one', operationsOf(used)));
  return migrationWith(usage, readMigrationDocuments({ openapi: { file, text } }));
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
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
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
      known: { confidence: 'described', source: ['The description in rest.yaml.'] },
    });
  });

  it('asks for nothing besides that it does not take', () => {
    const payslips = 'CompanyService.SalaryDocuments_GetEmployeePayslipsPDFByRunCompany_v2';
    const needsBy = (...query: readonly string[]) => {
      const parameters = query.map((name) => ({ name, in: 'query' }));
      const paths = {
        '/api/employees/{id}/payslipperperiod': { get: { parameters } },
        '/api/documents/{id}': { get: {} },
      };
      const document = JSON.stringify({ openapi: '3.1.0', paths });
      return operationIn(checkedBy(document, 'rest.json', [payslips]), payslips)?.needs;
    };
    expect([needsBy('year', 'period'), needsBy('year')]).toEqual([['period'], []]);
  });
});

it('a description that says nothing of what is used is told to say nothing', () => {
  const migration = checkedBy(OPENAPI, 'rest.yaml', ['EmployeeService.Absence2_Insert']);
  expect(migrationMarkdown(migration, 'one')).toContain(
    '\n\n## What rest.yaml says\n\nNothing of what is used here.\n\n## Scopes to ask for\n\n',
  );
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

/** What is made of the list of debtors, and of nothing else, by a description whose only endpoint is that. */
function ofDebtors(document: unknown): readonly string[] {
  const { confirmed = [], overturned = [] } =
    checkedBy(JSON.stringify(document), 'rest.json', ['DebtorService.List_GetAll']).checked ?? {};
  return [...confirmed.map((says) => `= ${says}`), ...overturned.map((says) => `≠ ${says}`)];
}

const THERE = '= There is GET /api/debtors.';
const ANSWERS_TWO = [
  THERE,
  '= GET /api/debtors answers debtorId, number.',
  '≠ GET /api/debtors answers no name.',
];
const TWO = { properties: { debtorId: {}, number: {} } };

/** OpenAPI of the list of debtors, whose answer has this schema. */
function answering(schema: unknown, components: object = {}) {
  const get = { responses: { 200: { content: { 'application/json': { schema } } } } };
  return { openapi: '3.1.0', paths: { '/api/debtors': { get } }, components };
}

const REF = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Each names the next, ten times: at the end stands a schema that is meant a hundred million times. */
function manyTimesOver() {
  const tenTimes = (name: string) => ({
    properties: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`p${at}`, REF(name)])),
  });
  const schemas = Object.fromEntries(
    Array.from({ length: 8 }, (_, at) => [`S${at}`, tenTimes(`S${at + 1}`)]),
  );
  return answering(REF('S0'), { schemas: { ...schemas, S8: TWO } });
}

describe('an OpenAPI document as it may come', () => {
  it.each<[string, unknown, readonly string[]]>([
    [
      'follows references from one to the next',
      answering(REF('One'), { schemas: { One: REF('Two'), Two: TWO } }),
      ANSWERS_TWO,
    ],
    [
      'follows references that are written as in an address, to whole paths and into lists',
      {
        openapi: '3.1.0',
        paths: {
          '/api/debtors': { $ref: '#/paths/~1api~1all%20debtors' },
          '/api/all debtors': {
            get: {
              responses: {
                '2XX': { content: { 'application/json; charset=utf-8': { schema: { $ref: '#/all/0' } } } },
              },
            },
          },
        },
        all: [TWO],
      },
      ANSWERS_TWO,
    ],
    [
      'may hold a schema that holds itself',
      answering(REF('Debtor'), {
        schemas: {
          Debtor: {
            properties: { ...TWO.properties, parent: REF('Debtor'), below: { items: REF('Debtor') } },
          },
        },
      }),
      ANSWERS_TWO,
    ],
    [
      'says nothing by references in a circle',
      answering(REF('A'), { schemas: { A: REF('B'), B: REF('A') } }),
      [THERE],
    ],
    ['says nothing by a schema without names', answering({ type: 'object' }), [THERE]],
    [
      'says nothing by a page of rows without names',
      answering({ properties: { pagination: {}, data: {} } }),
      [THERE],
    ],
    ['says nothing by what stands for more than can be read', manyTimesOver(), [THERE]],
    ['says nothing by what leads out of it', answering({ $ref: '#/constructor/prototype' }), [THERE]],
    [
      'may ask for what every program asks for, too',
      {
        openapi: '3.0.0',
        security: [{ o: ['offline_access', 'company.info.read'] }],
        paths: { '/api/debtors': { get: {} } },
      },
      [THERE, '= GET /api/debtors asks for company.info.read.'],
    ],
    [
      'may have its scopes in one text',
      {
        openapi: '3.0.0',
        paths: { '/api/debtors': { get: { security: [{ o: ['company.info.read user.info.read'] }] } } },
      },
      [THERE, '≠ GET /api/debtors asks for company.info.read, user.info.read, not company.info.read.'],
    ],
    [
      'may hold what is none of its parts',
      {
        openapi: '3.0.0',
        security: 5,
        paths: { '/api/debtors': { get: { parameters: [null, 5], responses: { 200: null } } }, x: null },
      },
      [THERE],
    ],
  ])('%s', (_, document, said) => expect(ofDebtors(document)).toEqual(said));
});

describe('a collection of Postman as it may come', () => {
  const collection = (...item: unknown[]) => ({ info: { name: 'Payroll' }, item });
  const url = '{{host}}/api/debtors';

  it.each<[string, unknown, readonly string[]]>([
    [
      'has requests in folders of folders, and beside them what is none',
      collection(null, { name: 'a', item: [{ name: 'b', item: [{ request: null }, { request: { url } }] }] }),
      [THERE],
    ],
    [
      'has requests that are an address alone',
      collection({ request: 'https://api.example/api/debtors?page=1' }),
      [THERE],
    ],
    [
      'shows all that is answered in several examples, refusals apart',
      collection({
        request: { method: 'get', url },
        response: [
          { code: 403, body: '{"name": 1}' },
          { code: 200, body: '{"pagination": {}, "data": [{ "debtorId": 1 }]}' },
          { code: 200, body: '{"pagination": {}, "data": [{ "number": 1 }]}' },
          { code: 200, body: 'no JSON' },
        ],
      }),
      ANSWERS_TWO,
    ],
    [
      'says nothing by a page without rows',
      collection({ request: { url }, response: [{ code: 200, body: '{"pagination": {}, "data": []}' }] }),
      [THERE],
    ],
  ])('%s', (_, document, said) => expect(ofDebtors(document)).toEqual(said));

  it('has the GUIDs of examples in its paths', () => {
    const path = '/api/companies/0fb7a1de-2f4c-4b53-9a34-3e0a2f1f0c11/employees/salaries';
    const text = JSON.stringify(collection({ request: `https://api.example${path}` }));
    const { checked } = checkedBy(text, 'rest.json', ['EmployeeService.Salary_GetCurrent']);
    expect(checked).toMatchObject({
      confirmed: ['There is GET /api/companies/{companyId}/employees/salaries.'],
      overturned: [],
    });
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
