import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import type { Migration } from '../../../contracts/control/migration.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import { restKnowledge } from '../../../contracts/rest/knowledge.ts';
import { migrationOf } from '../../../server/migration/migration-of.ts';
import { usageOfConsumer } from '../../../server/migration/usage.ts';
import { operationsOf, readingEverything } from './support/consumers.ts';
import { PERMISSION_SETS } from './support/permission-sets.ts';

const ALL = catalogue.services
  .filter(({ version }) => version === 'v3')
  .flatMap(({ operations }) => operations);

function migrationFor(name: string, operations: readonly Operation[]): Migration {
  return migrationOf(usageOfConsumer(readingEverything(name, operations)), restKnowledge());
}

function gapsIn({ operations }: Migration): string[] {
  return operations.filter(({ verdict }) => verdict === 'gap').map(({ operation }) => operation);
}

it.each([
  ['Staff', { operations: { covered: 10, of: 11 }, calls: null, fields: { covered: 104, of: 127 } }],
  ['Finstack', { operations: { covered: 3, of: 7 }, calls: null, fields: { covered: 38, of: 70 } }],
  ['Mijn Kantoor', { operations: { covered: 0, of: 5 }, calls: null, fields: { covered: 0, of: 32 } }],
])('of the set that %s publishes so much is covered', (name, covered) => {
  expect(migrationFor(name, operationsOf(PERMISSION_SETS[name] ?? [])).covered).toEqual(covered);
});

it('of these sets no successor is known for', () => {
  const gaps = Object.entries(PERMISSION_SETS).map(([name, names]) => [
    name,
    gapsIn(migrationFor(name, operationsOf(names))),
  ]);
  expect(Object.fromEntries(gaps)).toMatchInlineSnapshot(`
    {
      "Finstack": [
        "DebtorService.Environment_Get",
        "ReportService.Reports_Accountant_Company_CompanyWageComponentsPerPeriod_Background",
        "ReportService.Reports_BackgroundTask_Result",
        "ReportService.Reports_GetPayslipByRunCompany_v2_Background",
      ],
      "Mijn Kantoor": [
        "CompanyService.SalaryDocuments_GetAllPayslipsPDFByRunCompany_v2",
        "CompanyService.SalaryDocuments_GetSEPA",
        "CompanyService.SalaryDocuments_GetSEPA_Tax",
        "CompanyService.WageTax_GetList",
        "CompanyService.WageTax_GetXML",
      ],
      "Staff": [
        "EmployeeService.SalaryDocuments_GetAnnualStatementPDF",
      ],
    }
  `);
});

it('of all 424 operations 127 have a successor, and two need none', () => {
  const { covered, operations, scopes } = migrationFor('everything', ALL);
  expect(operations).toHaveLength(424);
  expect(covered).toMatchInlineSnapshot(`
    {
      "calls": null,
      "fields": {
        "covered": 998,
        "of": 3111,
      },
      "operations": {
        "covered": 127,
        "of": 422,
      },
    }
  `);
  expect(scopes.map(({ name, basis }) => `${name} ${basis}`)).toMatchInlineSnapshot(`
    [
      "offline_access known",
      "company.info.read known",
      "company.leave.read inferred",
      "company.payrollsettings.read inferred",
      "employee.bankaccount inferred",
      "employee.bankaccount.read inferred",
      "employee.document.read inferred",
      "employee.employment inferred",
      "employee.employment.read inferred",
      "employee.info known",
      "employee.info.read inferred",
      "employee.leave inferred",
      "employee.leave.read inferred",
      "employee.orgstructure inferred",
      "employee.orgstructure.read inferred",
      "employee.payment inferred",
      "employee.payment.read inferred",
      "employee.payrollsettings inferred",
      "employee.payrollsettings.read inferred",
    ]
  `);
});

it('the page tells these figures', () => {
  const page = readFileSync(join(packageRoot, 'docs/migration.md'), 'utf8').replaceAll(/\s+/g, ' ');
  const { operations } = migrationFor('everything', ALL);
  const successors = operations.filter(({ verdict }) => verdict === 'successor').length;
  const gaps = operations.filter(({ verdict }) => verdict === 'gap').length;
  expect(page).toContain(
    `for ${successors} of the ${operations.length} operations there is an endpoint, of ${gaps} no successor is known`,
  );
  for (const [name, names] of Object.entries(PERMISSION_SETS)) {
    const { covered, of } = migrationFor(name, operationsOf(names)).covered.operations;
    expect(page).toMatch(new RegExp(`${covered} of ${of} (?:operations )?of ${name}`));
  }
});

it('an operation that only version 2.1 has, and of which nothing is known, is a gap', () => {
  const service = catalogue.service('EmployeeService', 'v2.1');
  const [operation] = migrationFor('old', [service.operation('Contract_Insert_v2') as Operation]).operations;
  expect(operation).toMatchObject({
    operation: 'EmployeeService.Contract_Insert_v2 v2.1',
    verdict: 'gap',
    says: null,
    known: null,
    meanwhile: ['Version 3 has no Contract_Insert_v2; ask Nmbrs what does the same there.'],
  });
});
