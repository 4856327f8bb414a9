import type { Environment } from '../../../client/environment.ts';
import type { LoginRecord } from '../../../contracts/control/logins.ts';
import type { OperationField } from '../../../contracts/control/operations.ts';
import type { Scope } from '../../../contracts/interface/model.ts';
import { performAs } from '../../mock/performed.ts';
import type { IdsSeen, SeenId } from './suggested.ts';

/** Of so many of each debtor one can choose; the ids of others can be written. */
const MOST_EMPLOYEES = 500;

/** Asks as a login for what can stand where ids are wanted. */
export async function idsSeenBy(
  environment: Environment,
  login: LoginRecord,
  scopes: ReadonlySet<Scope>,
): Promise<IdsSeen> {
  const wants = (...any: Scope[]) => any.some((scope) => scopes.has(scope));
  const debtors = wants('debtor', 'employee') ? await debtorsSeenBy(environment, login) : [];
  const companies = wants('company') ? await companiesSeenBy(environment, login) : [];
  const employees = wants('employee')
    ? await Promise.all(debtors.map((debtor) => employeesOf(environment, login, debtor)))
    : [];
  return { debtor: debtors, company: companies, employee: employees.flat() };
}

/** Of which records ids stand in some fields, or within them. */
export function scopesIn(fields: readonly OperationField[]): Set<Scope> {
  return new Set(
    fields.flatMap(({ id, fields: inner }) => [...(id === null ? [] : [id]), ...scopesIn(inner ?? [])]),
  );
}

async function debtorsSeenBy(environment: Environment, login: LoginRecord): Promise<SeenId[]> {
  const told = await performAs(environment, login, 'DebtorService.List_GetAll', {});
  return told.kind === 'refused'
    ? []
    : (told.result ?? []).flatMap((one) => (one ? [{ id: one.Id, name: `${one.Number} ${one.Name}` }] : []));
}

async function companiesSeenBy(environment: Environment, login: LoginRecord): Promise<SeenId[]> {
  const told = await performAs(environment, login, 'CompanyService.List_GetAll', {});
  return told.kind === 'refused'
    ? []
    : (told.result ?? []).flatMap((one) => (one ? [{ id: one.ID, name: `${one.Number} ${one.Name}` }] : []));
}

async function employeesOf(environment: Environment, login: LoginRecord, debtor: SeenId): Promise<SeenId[]> {
  const told = await performAs(environment, login, 'EmployeeService.List_GetByDebtor', {
    DebtorId: debtor.id,
    EmployeeType: 0,
  });
  if (told.kind === 'refused') return [];
  return (told.result ?? [])
    .slice(0, MOST_EMPLOYEES)
    .flatMap((one) =>
      one ? [{ id: one.Id, name: one.DisplayName ?? String(one.Id), group: debtor.name }] : [],
    );
}
