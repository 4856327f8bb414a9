import type { Company as WireCompany } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type { PeriodType } from '../../../fixtures/seed.ts';
import { periodText } from '../../world/periods.ts';
import { type Company, NEW_COMPANY } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { impossible } from '../shared/faults.ts';
import { WAGE_TAX_PERIODS } from '../shared/wage-tax-period.ts';

/** The companies of the debtors the caller sees. */
export const company = {
  List_GetAll(_, { view }) {
    return view.companies().map(toWire);
  },

  List_GetByDebtor({ DebtorId }, { view }) {
    return view.companiesOf(DebtorId).map(toWire);
  },

  Company_GetCurrentPeriod({ CompanyId }, { environment, view }) {
    const company = view.company(CompanyId);
    return periodText(environment.openPeriodOf(company), company.periodType);
  },

  Company_Insert({ DebtorId, CompanyName, PeriodType, DefaultCompanyId }, { environment, view }) {
    const periodType = PERIOD_TYPES[PeriodType];
    if (!periodType)
      throw impossible('PeriodType', PeriodType, `one of ${Object.keys(PERIOD_TYPES).join(', ')}`);
    const template = DefaultCompanyId === NO_TEMPLATE ? null : view.company(DefaultCompanyId);
    const numbers = environment.companiesOf(DebtorId).map(({ number }) => number);
    const company: Company = {
      ...NEW_COMPANY,
      id: environment.idOfNewRecord(),
      debtorId: DebtorId,
      number: Math.max(0, ...numbers) + 1,
      name: CompanyName ?? '',
      kvkNumber: null,
      wageTaxNumber: null,
      phone: null,
      email: null,
      website: null,
      address: null,
      bankAccount: null,
      periodType,
      firstYear: environment.openPeriodOf({ periodType }).year,
      fullTimeWeek: template?.fullTimeWeek ?? null,
    };
    environment.companies.put(company);
    return company.id;
  },

  Company_GetCurrentByEmployeeId({ EmployeeId }, { view }) {
    return toWire(view.company(view.employee(EmployeeId).companyId));
  },
} satisfies Family<'CompanyService'>;

/** The numbers of Company_Insert (mark: company-insert-numbers). */
const PERIOD_TYPES: Readonly<Record<number, PeriodType>> = { 1: 'month', 2: 'fourWeeks', 3: 'week' };

/** `DefaultCompanyId` of a company that is modelled on no other. */
const NO_TEMPLATE = -1;

function toWire({ id, number, name, phone, email, website, kvkNumber, periodType }: Company): WireCompany {
  return {
    ID: id,
    Number: number,
    Name: name,
    PhoneNumber: phone,
    FaxNumber: null,
    Email: email,
    Website: website,
    LoonaangifteTijdvak: WAGE_TAX_PERIODS[periodType],
    KvkNr: kvkNumber,
  };
}
