import { type CallPattern, connectNmbrs, type Environment, type NmbrsOptions, startNmbrs } from 'nmbrs-mock';
import type { OperationName, RequestOf, ResponseOf, v2_1, v3 } from 'nmbrs-mock/types';

/** Types alone: what compiles, and what does not. */
export async function expectations(env: Environment<'master' | 'klant'>): Promise<void> {
  const { calls, logins } = env;
  await logins.klant.deactivate();
  // @ts-expect-error There is no such login.
  logins.nope;

  await calls.expectCalled('Absence2_Insert', 2);
  await calls.expectCalled('EmployeeService.Absence2_Insert', { atLeast: 1 });
  await calls.expectCalled({
    operation: 'Absence2_Insert',
    with: { EmployeeId: '5000001', Absence: { Percentage: 50, Start: new Date(), Comment: /griep/ } },
  });
  await calls.expectCalled({
    operation: 'Absence2_Insert',
    with: { EmployeeId: (id) => id > 1, Absence: { Percentage: (percentage: number) => percentage > 50 } },
  });
  await calls.expectCalled({ operation: 'Absence2_Insert', with: ({ EmployeeId }) => EmployeeId > 5 });
  await calls.expectCalled({ operation: 'Absence2_Insert', with: { Absence: null } });
  await calls.expectOrder('Absence2_Insert', { operation: 'Debtor_Get', with: { DebtorId: (id) => id > 1 } });
  const pattern: CallPattern<'Debtor_Get'> = { operation: 'Debtor_Get', with: { DebtorId: 1001 } };
  await calls.waitFor(pattern, { within: '3s' });

  // @ts-expect-error There is no such operation.
  await calls.expectCalled('Employe_Insert');
  // @ts-expect-error Nor by this name.
  await calls.expectCalled({ operation: 'Employe_Insert' });
  // @ts-expect-error Two services have it.
  await calls.expectCalled('List_GetAll');
  // @ts-expect-error There is no such field.
  await calls.expectCalled({ operation: 'Absence2_Insert', with: { Absence: { Percentag: 50 } } });
  // @ts-expect-error There is no such argument.
  await calls.expectCalled({ operation: 'Absence2_Insert', with: { EmployeId: 'x' } });
  // @ts-expect-error It is a number.
  await calls.expectCalled({ operation: 'Absence2_Insert', with: { EmployeeId: 'x' } });
  // @ts-expect-error There is no such argument.
  await calls.expectOrder('Absence2_Insert', { operation: 'Debtor_Get', with: { DebtorID: 1 } });
  // @ts-expect-error There is no such operation.
  await calls.list({ operation: 'Absence2_Insrt' });
}

export async function changes(env: Environment<'master'>, options: NmbrsOptions): Promise<void> {
  await env.addTrouble({ operation: 'Debtor_Insert', when: { call: 3 }, effect: { kind: 'reset-after' } });
  await env.addTrouble({ service: 'DebtorService', operation: 'List_GetAll', effect: { kind: 'cut-off' } });
  await env.addTrouble({ effect: { kind: 'call-off', call: 'Absence2_Insert' } });
  // @ts-expect-error Two services have it.
  await env.addTrouble({ operation: 'List_GetAll', effect: { kind: 'cut-off' } });
  // @ts-expect-error Another service has it.
  await env.addTrouble({
    service: 'DebtorService',
    operation: 'Absence2_Insert',
    effect: { kind: 'cut-off' },
  });
  // @ts-expect-error There is no such login.
  await env.addTrouble({ login: 'nope', effect: { kind: 'cut-off' } });
  // @ts-expect-error There is no such part.
  await env.addTrouble({ when: { cal: 3 }, effect: { kind: 'cut-off' } });

  await env.answer('DebtorService.List_GetAll', { result: [{ Id: 1 }, null] }, { login: 'master' });
  await env.answer('Debtor_Get', { change: { nil: 'Name' } }, { version: 'v3', with: { DebtorId: 1 } });
  await env.answer('Debtor_Update', { sequence: [{ result: null }, { fault: 1003 }] });
  await env.answer('Salary_GetEstimatedCostPerHour', async (args, { next }) => {
    const own = await next();
    return args.employeeId > 1 ? own : 12.5;
  });
  await env.answer('Debtor_Get', (_, { fault }) => {
    throw fault(1003);
  });
  // @ts-expect-error It answers a list.
  await env.answer('DebtorService.List_GetAll', { result: { Id: 1 } });
  // @ts-expect-error An id is a number.
  await env.answer('DebtorService.List_GetAll', { result: [{ Id: 'x' }] });
  // @ts-expect-error It has to be there.
  await env.answer('DebtorService.List_GetAll', { result: [{ Name: 'x' }] });
  // @ts-expect-error There is no such field.
  await env.answer('DebtorService.List_GetAll', { result: [{ Id: 1, Naam: 'x' }] });
  // @ts-expect-error It answers nothing.
  await env.answer('Debtor_Update', { result: 5 });
  // @ts-expect-error There is no such argument.
  await env.answer('Debtor_Get', { result: null }, { with: { DebtorID: 1 } });
  // @ts-expect-error There is no such login.
  await env.answer('Debtor_Get', { result: null }, { login: 'nope' });
  // @ts-expect-error It answers a debtor.
  await env.answer('Debtor_Get', () => 'x');
  // @ts-expect-error There is no such argument.
  await env.answer('Debtor_Get', ({ DebtorID }) => DebtorID);
  // @ts-expect-error There is no such operation.
  await env.switchCall('Volledig', 'Employe_Insert', false);
  // @ts-expect-error A week is seven days.
  await env.advanceClock({ weeks: 2 });

  const nmbrs = await startNmbrs(options);
  await nmbrs.environment({ clock: { now: '2026-12-01T09:00:00', frozen: true } });
  // @ts-expect-error There is no such option.
  await nmbrs.environment({ clok: 3 });
  // @ts-expect-error There is no such part of a login.
  await nmbrs.environment({ logins: [{ archetype: 'master', nam: 'x' }] });
  // @ts-expect-error There is no such archetype.
  await nmbrs.environment({ logins: [{ archetype: 'mastr' }] });
  const mock = connectNmbrs(nmbrs.url, { controlToken: 'secret' });
  const { logins } = await mock.environment({ logins: [{ archetype: 'debtor', name: 'customer' }] });
  await logins.customer.resetToken();
}

export const operation: OperationName = 'DebtorService.List_GetAll';
export const request: RequestOf<'Absence2_Insert'> = { EmployeeId: 1, Absence: null, NewDossier: true };
export const older: RequestOf<'Absence2_Insert', 'v2.1'>['EmployeeId'] = 1;
export const answer: ResponseOf<'EmployeeService.Absence2_Insert'> = 17;
export const absence: Partial<v3.EmployeeService.AbsenceV2> = { Percentage: 50 };
export const debtor: Partial<v2_1.DebtorService.Debtor> = { Id: 1 };
// @ts-expect-error It is a number.
export const wrong: ResponseOf<'Absence2_Insert'> = 'x';
