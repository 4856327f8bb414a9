import { answeredError } from '../../contracts/interface/answered-error.ts';
import { ERROR_NAMES, type NmbrsErrorName } from '../../contracts/interface/errors.ts';
import type { Operation, ServiceName } from '../../contracts/interface/model.ts';
import { gateErrors } from '../access/gate-errors.ts';
import { companyRefusals } from './company/refusals.ts';
import { debtorRefusals } from './debtor/refusals.ts';
import { employeeRefusals } from './employee/refusals.ts';
import { reportRefusals } from './report/refusals.ts';
import { signOnRefusals } from './single-sign-on/refusals.ts';

const BY_SERVICE: Readonly<Record<ServiceName, Readonly<Record<string, readonly NmbrsErrorName[]>>>> = {
  DebtorService: debtorRefusals,
  CompanyService: companyRefusals,
  EmployeeService: employeeRefusals,
  SingleSignOn: signOnRefusals,
  ReportService: reportRefusals,
};

/**
 * Every error that an operation can answer, lowest number first: for who asks, as the gate refuses it, and for what it
 * is asked to do. Trouble that was asked for can bring about any other.
 */
export function refusalsOf(operation: Operation): NmbrsErrorName[] {
  const { name, service } = operation;
  const raised = BY_SERVICE[service.name][name] ?? [];
  const answered = new Set([
    ...gateErrors(operation),
    ...raised.map((error) => answeredError(error, service.version)),
  ]);
  return ERROR_NAMES.filter((error) => answered.has(error));
}
