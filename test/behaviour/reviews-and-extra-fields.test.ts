import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import { COMPANY, somebody, staff } from './dossier.ts';
import { ask } from './employee-calls.ts';
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
});
