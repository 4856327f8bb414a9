import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import { COMPANY, somebody, staff } from './dossier.ts';
import { ask, codesOf } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
/** Who was there before the first review and when the fields were filled in, and who is about to start. */
const { id: EMPLOYEE } = somebody(
  ({ type, employments }) => type === 'active' && (employments[0]?.startDate ?? '') < '2024',
);
const NEW_HIRE =
  openWorld()
    .employees(10001)
    .find(({ type }) => type === 'newHire')?.id ?? 0;
const employee = { EmployeeId: EMPLOYEE };

const NEW_EMPLOYEE = { FirstName: 'Anna', LastName: 'Zwart', StartDate: '2026-12-01T00:00:00' };

describe.each(['v3', 'v2.1'] as const)('performance reviews, version %s', (version) => {
  it('are those of the years in which somebody was there', async () => {
    const { master } = await openOffice();
    const reviews = await ask(master, 'PerformanceReview_Get', employee, version);
    expect(reviews.all('ReviewDate').map((date) => date.slice(0, 7))).toEqual(['2024-12', '2025-12']);
    expect(reviews.all('NextReviewDate')[0]).toBe(reviews.all('ReviewDate')[1]);
    expect(new Set(reviews.ids('ID')).size).toBe(2);
    expect(reviews.all('Type')).toEqual(['Beoordelingsgesprek', 'Beoordelingsgesprek']);
    expect(reviews.ids('AppraisalID')).toEqual(reviews.ids('Appraisal'));
    const managers = await ask(master, 'Manager_GetCurrent', employee, version);
    const name = `${managers.one('FirstName')} ${managers.one('Name')}`;
    expect(reviews.all('Manager')).toEqual([name, name]);

    const none = await ask(master, 'PerformanceReview_Get', { EmployeeId: NEW_HIRE }, version);
    expect(none.body).toContain('<PerformanceReview_GetResult />');
  });

  it('are told for a company', async () => {
    const { master } = await openOffice();
    const company = { CompanyID: COMPANY };
    const all = await ask(master, 'PerformanceReview_GetAll_AllEmployeesByCompany', company, version);
    expect(all.ids('EmployeeId')).toEqual(staff.map(({ id }) => id));
    const own = (await ask(master, 'PerformanceReview_Get', employee, version)).ids('ID');
    expect(all.ids('ID')).toEqual(expect.arrayContaining(own));
    expect(new Set(all.ids('ID')).size).toBe(all.ids('ID').length);
  });

  it('are nobody else’s business', async () => {
    const { debtor } = await openOffice();
    const refused = await codesOf([
      ask(debtor, 'PerformanceReview_Get', employee, version),
      ask(debtor, 'PerformanceReview_GetAll_AllEmployeesByCompany', { CompanyID: COMPANY }, version),
    ]);
    expect(refused).toEqual([1003, 1003]);
  });
});

describe.each(['v3', 'v2.1'] as const)('extra fields, version %s', (version) => {
  it('are there for everybody of the seed, each time the same', async () => {
    const { master } = await openOffice();
    const fields = await ask(master, 'ExtraFields_GetList', employee, version);
    expect(fields.all('Name')).toEqual(['Kledingmaat', 'BHV-certificaat', 'Sleutelnummer']);
    expect(fields.all('Type')).toEqual(['Text', 'Boolean', 'Number']);
    expect(fields.ids()).toEqual([1, 2, 3]);
    expect(fields.all('Value')[0]).toMatch(/^(S|M|L|XL)$/);
    const again = await ask((await openOffice()).master, 'ExtraFields_GetList', employee, version);
    expect(again.all('Value')).toEqual(fields.all('Value'));
  });

  it('are not there for who was hired since, nor are reviews', async () => {
    const { master } = await openOffice();
    const hired = await ask(master, 'Employee_Insert', { ...NEW_EMPLOYEE, CompanyId: COMPANY }, version);
    const EmployeeId = hired.one('Employee_InsertResult');
    const fields = await ask(master, 'ExtraFields_GetList', { EmployeeId }, version);
    expect(fields.body).toContain('<ExtraFields_GetListResult />');
    const reviews = await ask(master, 'PerformanceReview_Get', { EmployeeId }, version);
    expect(reviews.body).toContain('<PerformanceReview_GetResult />');
  });

  it('are nobody else’s business', async () => {
    const { debtor } = await openOffice();
    expect((await ask(debtor, 'ExtraFields_GetList', employee, version)).code).toBe(1003);
  });
});

describe('extra fields with a start date', () => {
  it('are the same with the day from which they hold', async () => {
    const { master, debtor } = await openOffice();
    const plain = await ask(master, 'ExtraFields_GetList', employee);
    const dated = await ask(master, 'ExtraFieldsWithStartDate_GetList', employee);
    expect(dated.all('Value')).toEqual(plain.all('Value'));
    expect(new Set(dated.all('StartDate'))).toEqual(new Set([`${2024 + (EMPLOYEE % 2)}-01-01T00:00:00`]));
    expect((await ask(debtor, 'ExtraFieldsWithStartDate_GetList', employee)).code).toBe(1003);
  });
});
