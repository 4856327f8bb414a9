import type { Table } from '../support/round.ts';
import { companyRounds } from './company.ts';
import { debtorRounds } from './debtor.ts';
import { employeeRounds } from './employee.ts';

/** Every operation that writes, and where one reads what it wrote. */
export const tables: readonly Table[] = [debtorRounds, companyRounds, employeeRounds];
