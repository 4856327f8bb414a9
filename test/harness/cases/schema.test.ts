import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { packageRoot } from '../../../base/package-root.ts';
import { CASE_SCHEMA_FILE, caseSchema, caseSchemaText } from '../../../harness/format/case-schema.ts';
import { caseFiles } from '../../../harness/format/load-cases.ts';

const isCase = new Ajv({ strict: false }).compile(caseSchema());

describe('the JSON Schema of case files', () => {
  it('is what the catalogue and the shape give; `npm run generate` mends it', () => {
    expect(readFileSync(join(packageRoot, CASE_SCHEMA_FILE), 'utf8')).toBe(caseSchemaText());
  });

  it.each(caseFiles([join(packageRoot, 'contracts/cases')]))(
    'allows %s, which names it in its first line',
    (file) => {
      const text = readFileSync(file, 'utf8');
      expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/generated\/case\.schema\.json\n/);
      for (const document of parseAllDocuments(text)) {
        isCase(document.toJS());
        expect(isCase.errors ?? []).toEqual([]);
      }
    },
  );

  it.each([
    { call: 'DebtorService.Debtor_Gett' },
    { call: 'DebtorService.Debtor_Get', with: { Debtor: 1 } },
    { call: 'Debtor_Insert', with: { Debtor: { Nmae: 'x' } } },
    { call: 'EmployeeService.Salary_Update', with: { Salary: { Type: 'Uurloon' } } },
    { call: 'DebtorService.List_GetAll', answer: [{ Naam: 'x' }] },
    { call: 'DebtorService.Debtor_Update', answer: 1 },
    { call: 'DebtorService.List_GetAll', fault: true },
    { call: 'DebtorService.List_GetAll', findings: ['unknown-elment'] },
    { call: 'EmployeeService.Salary_Get', with: { Year: 'tweeduizend' } },
    { call: 'EmployeeService.Salary_Get', with: { EmployeeId: 50030010000000 } },
    { call: 'EmployeeService.Salary_Update', with: { Start: 'morgen' } },
    { call: 'EmployeeService.Salary_Get', answer: { Value: { atLest: 1 } } },
    { send: { path: '/nowhere' } },
    { mock: { trouble: { effect: { kind: 'latncy' } } } },
    { mock: { answer: { result: [] } } },
    { mock: { klok: '2026-12-01' } },
    {},
  ])('refuses the step %j', (step) => {
    expect(isCase({ case: 'x', steps: [step] })).toBe(false);
  });

  it.each([
    { call: 'EmployeeService.Salary_Get', with: { EmployeeId: '$employee', Year: 2026, Period: '11' } },
    { call: 'EmployeeService.Salary_Update', with: { Start: '2026-12-10', Salary: { Value: 31.5 } } },
    { call: 'EmployeeService.Salary_Get', answer: { Value: { atLeast: 1 }, StartDate: null } },
    { send: { path: '/nowhere' }, status: 404 },
    { mock: { answer: { operation: 'DebtorService.List_GetAll', result: [] } } },
  ])('allows the step %j', (step) => {
    expect(isCase({ case: 'x', steps: [step] })).toBe(true);
  });
});
