import type { Scope } from '../../../contracts/interface/model.ts';
import { FIRST_COMPANY_ID, FIRST_DEBTOR_ID } from '../../../fixtures/ids.ts';
import type { EmployeeSeed, EmployeeType } from '../../../fixtures/seed.ts';
import { openWorld } from '../../../fixtures/world.ts';

/** The records that the calls of a test are about: they belong together. */
export type Ids = Readonly<Record<Scope, number>>;

const world = openWorld();

/** The software firm: without the tag of the filtered login, paid by the month. */
const DEBTOR = FIRST_DEBTOR_ID + 4;
const COMPANY = FIRST_COMPANY_ID + 7;

/** The debtor with its lists, from which calls choose. */
export const debtor = world.debtor(DEBTOR);

/** What is written to: the firm, and somebody there of a type. */
export function idsOf(type: EmployeeType = 'active'): Ids {
  return { debtor: DEBTOR, company: COMPANY, employee: somebody(COMPANY, type).id };
}

/** What those see who must not see that: the bakery, and somebody there. */
export const OTHERS: Ids = {
  debtor: FIRST_DEBTOR_ID,
  company: FIRST_COMPANY_ID,
  employee: somebody(FIRST_COMPANY_ID, 'active').id,
};

/** Of which the filtered login sees the debtors; the software firm has another. */
export const FILTER = 'Team Noord';

function somebody(companyId: number, wanted: EmployeeType): EmployeeSeed {
  const found = world.employees(companyId).find(({ type }) => type === wanted);
  if (!found) throw new Error(`company ${companyId} has nobody who is ${wanted}`);
  return found;
}
