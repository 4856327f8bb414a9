import type {
  BedrijfFulltimeSchedule,
  Company,
  LabourAgreement,
  SVW,
  WageComponent,
  WorkCost,
} from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { labourAgreementsOf } from '../../../fixtures/labour-agreements.ts';
import type { PeriodType } from '../../../fixtures/period.ts';
import { type TradeName, trades } from '../../../fixtures/trade.ts';
import { ownRisksOfWire } from '../../../server/operations/shared/social-insurance-codes.ts';
import { WAGE_TAX_PERIODS } from '../../../server/operations/shared/wage-tax-period.ts';
import {
  all,
  columns,
  company,
  type Declaration,
  type Declarations,
  each,
  fields,
  holding,
  holdingValue,
  isObject,
  record,
  some,
} from '../declaring.ts';
import { coded, contactPerson } from './debtors.ts';

/** Companies, with the lists that their employees choose from. */

const companyFields = columns<Company>({
  number: 'Number',
  name: 'Name',
  phone: 'PhoneNumber',
  email: 'Email',
  website: 'Website',
  kvkNumber: 'KvkNr',
  periodType: ({ LoonaangifteTijdvak: every }) =>
    (Object.keys(WAGE_TAX_PERIODS) as PeriodType[]).find((type) => WAGE_TAX_PERIODS[type] === every),
});

const component = columns<WageComponent>({ id: 'Id', code: 'Code', value: 'Value' });

const workCost = columns<WorkCost>({
  period: ({ Year: year, Period: period }) => ({ year, period }),
  value: 'WorkCostFinancial',
});

const insurance = ({ SVWSettings: settings }: SVW) =>
  settings && {
    sector: settings.Sector,
    riskGroup: settings.RisicoGroep,
    labourAgreement: settings.CodeCao,
    ...ownRisksOfWire(settings),
  };

/** The trade of the debtor: labour agreements are those of its sector. */
const trade = columns<LabourAgreement>({
  trade: ({ Industry: industry, CAO: agreement }) =>
    (Object.keys(trades) as TradeName[]).find((name) => {
      const [first] = labourAgreementsOf(name);
      return first?.industry.code === industry?.Code && first?.collectiveAgreement.code === agreement?.Code;
    }),
});

const tradeOfFirst: Declaration = (answer, args) =>
  company(fields(trade))(Array.isArray(answer) ? answer[0] : undefined, args);

/** Null where no hours are set. */
function fullTimeWeek({ FulltimeScheduleOne: first }: BedrijfFulltimeSchedule): readonly string[] | null {
  if (!first) return null;
  const hours = [
    first.HoursMonday,
    first.HoursTuesday,
    first.HoursWednesday,
    first.HoursThursday,
    first.HoursFriday,
    first.HoursSaturday,
    first.HoursSunday,
  ];
  return hours.every((one) => Number(one) === 0) ? null : hours;
}

export const companies: Declarations = {
  CompanyService: {
    List_GetAll: each('company', 'ID', fields(companyFields)),
    List_GetByDebtor: each('company', 'ID', fields(companyFields)),
    // It tells whose the employee is, too.
    Company_GetCurrentByEmployeeId: (answer, args) => {
      const { ID: id } = (answer ?? {}) as { readonly ID?: number };
      const { EmployeeId: employeeId } = args;
      if (id === undefined || typeof employeeId !== 'number') return [];
      return [
        ...each(
          'company',
          'ID',
          fields(companyFields),
        )([answer], {}).filter(({ owner }) => owner.kind === 'company'),
        { owner: { kind: 'employee', id: employeeId }, saying: { parent: { kind: 'company', id } } },
      ];
    },
    ContactPerson_Get: company(record('contactPerson', contactPerson)),
    LabourAgreements_Get: tradeOfFirst,
    LabourAgreements_GetCurrent: tradeOfFirst,
    CostCenter_GetList: company(all('costCenters', coded)),
    CostUnit_GetList: company(all('costUnits', coded)),
    Schedule_GetCurrent: company(fields(columns<BedrijfFulltimeSchedule>({ fullTimeWeek }))),
    SVW_GetCurrent: company(
      holdingValue(
        'socialInsurances',
        (answer) => (isObject(answer) ? insurance(answer as SVW) : null) ?? null,
      ),
    ),
    WageComponentFixed_GetCurrent: company(holding('wageComponents', component, { kind: 'fixed' })),
    WageComponentFixed_Get: company(holding('wageComponents', component, { kind: 'fixed' })),
    WageComponentVar_GetCurrent: company(holding('wageComponents', component, { kind: 'variable' })),
    WageComponentVar_Get: company(holding('wageComponents', component, { kind: 'variable' })),
    WorkCost_GetList: company(some('workCosts', workCost)),
  },
};
