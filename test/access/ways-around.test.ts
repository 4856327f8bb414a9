import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Login } from '../../server/access/login.ts';
import { WAGE_CODES } from '../../server/payroll/wage-model.ts';
import { changesSince } from './support/changes.ts';
import { envelope } from './support/envelope.ts';
import { expectLetIn, expectRefused } from './support/expect-answer.ts';
import { type Answer, Mock, operationOf } from './support/mock.ts';
import { COMPANY, DEBTOR, FILTER, HIDDEN_COMPANY, HIDDEN_DEBTOR, Office } from './support/office.ts';

/** Requests that say an id in another way than the operation page shows; a filtered login tries them. */

const GET_DEBTOR = operationOf('DebtorService', 'Debtor_Get');

let mock: Mock;
let office: Office;
let login: Login;
beforeEach(() => {
  mock = new Mock();
  office = new Office(mock.tenants);
  login = office.hire();
  office.users.filter(login.id, { filterTags: FILTER });
});

/** A call whose parameters are written out. */
function call(operation: typeof GET_DEBTOR, parameters: string): Answer {
  const message = envelope(operation, office.headerOf(login), { here: '' });
  return mock.ask(operation, message.replace('<here></here>', parameters));
}

describe('a foreign id is seen', () => {
  it.each([` ${HIDDEN_DEBTOR} `, `00${HIDDEN_DEBTOR}`, `+${HIDDEN_DEBTOR}`, `\n${HIDDEN_DEBTOR}\t`])(
    'written as %j',
    (text) => {
      expectRefused(call(GET_DEBTOR, `<DebtorId>${text}</DebtorId>`), 'debtor-hidden');
    },
  );

  it.each([
    [DEBTOR, HIDDEN_DEBTOR],
    [HIDDEN_DEBTOR, DEBTOR],
  ])('beside another: %d and %d in one call answer nothing of the hidden one', (first, second) => {
    const hidden = office.tenant.environment.debtors.get(HIDDEN_DEBTOR)?.name ?? '';
    const answer = call(GET_DEBTOR, `<DebtorId>${first}</DebtorId><DebtorId>${second}</DebtorId>`);
    expect(hidden).not.toBe('');
    expect(answer.body).not.toContain(hidden);
  });

  it('in a field that only a type named by xsi:type has', () => {
    const operation = operationOf('EmployeeService', 'Absence_Insert');
    const xsi = 'xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:type="EmployeeAbsence"';
    const record = (id: number) =>
      `<Absence ${xsi}><Start>2026-11-16T00:00:00</Start><EmployeeId>${id}</EmployeeId></Absence>`;
    const [own, foreign] = [office.employeeOf(COMPANY), office.employeeOf(HIDDEN_COMPANY)];
    expectLetIn(call(operation, `<EmployeeId>${own}</EmployeeId>${record(own)}`));
    expectRefused(call(operation, `<EmployeeId>${own}</EmployeeId>${record(foreign)}`), 'employee-hidden');
  });

  it('in the last row of a batch, behind good, empty and nil ones', () => {
    const operation = operationOf('EmployeeService', 'WageComponentVar_Insert_Batch');
    const row = (id: number) =>
      `<EmployeeWageComponent><EmployeeId>${id}</EmployeeId><Code>${WAGE_CODES[0]?.code}</Code></EmployeeWageComponent>`;
    const nil = '<EmployeeWageComponent xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil="true" />';
    const period = '<Period>12</Period><Year>2026</Year>';
    const batch = (...rows: string[]) => `<WageComponents>${rows.join('')}</WageComponents>${period}`;
    const [own, foreign] = [office.employeeOf(COMPANY), office.employeeOf(HIDDEN_COMPANY)];
    expectLetIn(call(operation, batch(row(own))));
    const before = office.tenant.environment.copy('before');
    const many = Array.from({ length: 500 }, () => row(own));
    expectRefused(call(operation, batch(...many, nil, row(foreign))), 'employee-hidden');
    // A row that names nobody names an employee who does not exist.
    expectRefused(call(operation, batch(row(own), '<EmployeeWageComponent />')), 'employee-hidden');
    expect(changesSince(before, office.tenant.environment)).toEqual([]);
  });

  it('under every other spelling that is read', () => {
    const spelled = catalogue.services
      .flatMap(({ operations }) => operations)
      .flatMap((operation) =>
        operation.request.flatMap(({ identity, otherSpellings }) =>
          identity ? otherSpellings.map((spelling) => ({ operation, scope: identity.scope, spelling })) : [],
        ),
      );
    const foreign = {
      debtor: HIDDEN_DEBTOR,
      company: HIDDEN_COMPANY,
      employee: office.employeeOf(HIDDEN_COMPANY),
    };
    const own = { debtor: DEBTOR, company: COMPANY, employee: office.employeeOf(COMPANY) };
    for (const { operation, scope, spelling } of spelled) {
      const others = operation.request
        .filter(({ identity, name }) => identity && name !== spelling)
        .map(({ identity, name }) => `<${name}>${identity ? own[identity.scope] : ''}</${name}>`)
        .join('');
      const id = `<${spelling}>${foreign[scope]}</${spelling}>`;
      // Whichever of two spellings counts, the foreign one must not be what is acted on unseen.
      expectRefused(call(operation, id), `${scope}-hidden`);
      const answer = call(operation, `${others}${id}`);
      // Without its other arguments a call may be refused for those.
      expect([null, 1003, 2030]).toContain(answer.log.fault?.nmbrsCode ?? null);
      expect(answer.body).not.toContain(String(foreign[scope]));
    }
    expect(spelled.length).toBeGreaterThan(0);
  });
});

describe('what a deleted debtor leaves behind', () => {
  it('is seen by nobody, not even by who sees all', () => {
    const master = office.hire(office.address('alles'));
    const client = office.hire(office.address('klant'), DEBTOR);
    office.tenant.environment.debtors.delete(DEBTOR);
    for (const user of [master, client, login])
      expectRefused(
        mock.call(operationOf('CompanyService', 'Address_GetCurrent'), office.headerOf(user), {
          CompanyId: COMPANY,
        }),
        'company-hidden',
      );
  });
});
