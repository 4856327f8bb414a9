import { describe, expect, it } from 'vitest';
import type { NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import type { Scope } from '../../contracts/interface/model.ts';
import type { ProfileName } from '../../contracts/logins/profiles.ts';
import type { Elements } from './support/envelope.ts';
import { expectLetIn, expectRefused } from './support/expect-answer.ts';
import { Mock, operationOf } from './support/mock.ts';
import { DEBTOR, FILTER, HIDDEN_COMPANY, HIDDEN_DEBTOR, Office } from './support/office.ts';

/** Where the facts leave the choice open, a profile of the environment makes it. */

const mock = new Mock();

type Codes = Readonly<Record<Scope, NmbrsErrorCode>>;
const GENERIC: Codes = { debtor: 1003, company: 1003, employee: 1003 };
const BY_KIND: Codes = { debtor: 2009, company: 2004, employee: 2003 };

const profiles: readonly (readonly [
  ProfileName,
  { readonly codes: Codes; readonly domainRequired: boolean },
])[] = [
  ['likely', { codes: GENERIC, domainRequired: false }],
  ['own-codes', { codes: BY_KIND, domainRequired: false }],
  ['strict-domain', { codes: GENERIC, domainRequired: true }],
  ['strict-passwords', { codes: GENERIC, domainRequired: false }],
  ['strict-editions', { codes: GENERIC, domainRequired: false }],
  ['strict', { codes: BY_KIND, domainRequired: true }],
];

describe.each(profiles)('profile %s', (profile, { codes, domainRequired }) => {
  const office = new Office(mock.tenants, { profile });
  const login = office.hire();
  office.users.filter(login.id, { filterTags: FILTER });
  const header = office.headerOf(login);
  const { Domain: _, ...withoutDomain } = header;
  const list = operationOf('DebtorService', 'List_GetAll');

  it(`hidden and unknown ids answer ${Object.values(codes).join(', ')}`, () => {
    const calls: readonly (readonly [Scope, Elements, Elements])[] = [
      ['debtor', { DebtorId: HIDDEN_DEBTOR }, { DebtorId: 999_999_999 }],
      ['company', { CompanyId: HIDDEN_COMPANY }, { CompanyId: 999_999_999 }],
      ['employee', { EmployeeId: office.employeeOf(HIDDEN_COMPANY) }, { EmployeeId: 999_999_999 }],
    ];
    const operations = {
      debtor: operationOf('DebtorService', 'Debtor_Get'),
      company: operationOf('CompanyService', 'Address_GetCurrent'),
      employee: operationOf('EmployeeService', 'PersonalInfo_GetCurrent'),
    };
    for (const [scope, hidden, unknown] of calls)
      for (const body of [hidden, unknown])
        expectRefused(mock.call(operations[scope], header, body), `${scope}-hidden`, codes[scope]);
    expectLetIn(mock.call(operations.debtor, header, { DebtorId: DEBTOR }));
  });

  it('of several hidden ids the first is answered', () => {
    const operation = operationOf('CompanyService', 'Company_Insert');
    const body = { DebtorId: HIDDEN_DEBTOR, DefaultCompanyId: HIDDEN_COMPANY, PeriodType: 1 };
    expectRefused(mock.call(operation, header, body), 'debtor-hidden', codes.debtor);
  });

  it(`a missing or empty domain is ${domainRequired ? 'refused' : 'let in'}`, () => {
    for (const given of [withoutDomain, { ...header, Domain: '' }]) {
      const answer = mock.call(list, given);
      if (domainRequired) expectRefused(answer, 'domain-missing');
      else expectLetIn(answer);
    }
  });

  it('a wrong domain is refused, and its case does not matter', () => {
    expectRefused(mock.call(list, { ...header, Domain: 'demo' }), 'wrong-domain');
    expectRefused(
      mock.call(list, { ...header, Domain: `${office.tenant.subdomain}.nmbrs.nl` }),
      'wrong-domain',
    );
    expectLetIn(mock.call(list, { ...header, Domain: office.tenant.subdomain.toUpperCase() }));
  });

  it('a header that has no place for a domain is enough where the operation reads that one', () => {
    const environment = mock.call(operationOf('DebtorService', 'Environment_Get'), withoutDomain);
    expectLetIn(environment);
    expect(environment.body).toContain(`<SubDomain>${office.tenant.subdomain}</SubDomain>`);
    expectLetIn(mock.call(operationOf('DebtorService', 'List_GetAll', 'v2.1'), withoutDomain));
  });
});
