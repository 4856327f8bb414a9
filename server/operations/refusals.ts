import type { NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import type { Operation, ServiceName } from '../../contracts/interface/model.ts';
import { gateCodes } from '../access/gate-codes.ts';
import { companyRefusals } from './company/refusals.ts';
import { debtorRefusals } from './debtor/refusals.ts';
import { employeeRefusals } from './employee/refusals.ts';
import { reportRefusals } from './report/refusals.ts';
import { signOnRefusals } from './single-sign-on/refusals.ts';

const BY_SERVICE: Readonly<Record<ServiceName, Readonly<Record<string, readonly NmbrsErrorCode[]>>>> = {
  DebtorService: debtorRefusals,
  CompanyService: companyRefusals,
  EmployeeService: employeeRefusals,
  SingleSignOn: signOnRefusals,
  ReportService: reportRefusals,
};

/** The codes that no operation raises, and why. */
export const NEVER_RAISED: Readonly<Partial<Record<NmbrsErrorCode, string>>> = {
  1006: 'comes and goes for no reason one could make; simulated trouble raises it',
  2005: 'no operation of either version takes the id of an organisation',
};

/** What an operation refuses for what it is asked to do: for values, periods and records, not for who asks. */
export function ownRefusals({ name, service }: Operation): NmbrsErrorCode[] {
  const codes = BY_SERVICE[service.name][name] ?? [];
  // Clients of 2.1 met the protected mode as 9999.
  return codes.map((code) => (code === 2011 && service.version === 'v2.1' ? 9999 : code));
}

/** Every code that an operation can raise, lowest first. Trouble that was asked for can raise any other. */
export function refusalsOf(operation: Operation): NmbrsErrorCode[] {
  return [...gateCodes(operation), ...ownRefusals(operation)].sort((a, b) => a - b);
}
