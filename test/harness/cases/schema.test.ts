import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { ARCHETYPE_NAMES } from '../../../contracts/harness/format/archetypes.ts';
import {
  CASE_SCHEMA_FILE,
  caseSchema,
  caseSchemaText,
} from '../../../contracts/harness/format/case-schema.ts';
import { caseFiles } from '../../../contracts/harness/format/load-cases.ts';
import { packageRoot } from '../../../contracts/package-root.ts';
import { ARCHETYPES } from '../../../fixtures/archetypes.ts';

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
    { mock: { klok: '2026-12-01' } },
    {},
  ])('refuses the step %j', (step) => {
    expect(isCase({ case: 'x', steps: [step] })).toBe(false);
  });

  it('knows every kind of login', () => {
    expect([...ARCHETYPE_NAMES].sort()).toEqual(Object.keys(ARCHETYPES).sort());
  });
});
