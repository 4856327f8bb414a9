import type {
  EmployeeSVWsetting as InsuranceItemV21,
  SVWSettings as InsuranceV21,
} from '../../../contracts/interface/generated/v2.1/EmployeeService.ts';
import type {
  EmployeeSVWSettings as Insurance,
  WageTaxSettings,
  WageTaxSettingsSE,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { socialInsuranceSchema } from '../../../contracts/seed/records/taxes.ts';
import { healthNumber, influenceNumber } from '../../../server/operations/shared/social-insurance-codes.ts';
import {
  all,
  columns,
  type Declarations,
  eachEmployee,
  employee,
  holding,
  startPeriod,
  within,
} from '../declaring.ts';
import type { Values } from '../statement.ts';

/** Taxes and social insurances of employees. */

const wageTax = columns<WageTaxSettings>({
  id: 'Id',
  yearlyWage: 'JaarloonBT',
  specialRate: 'AfwBijzTariefLH',
  smallJobsScheme: 'AutoKleineBanenRegeling',
  taxCredit: 'Loonheffingkorting',
  cumulative: 'Voordeelreg',
  withheld: 'Loonheffing',
  remittanceReductionCode: 'CodeAfdrachtvermindering',
  tableColour: 'KleurTabel',
  incomeKind: 'SoortInkomen',
  specialTable: 'SpecialeTabel',
  tablePeriod: 'TijdvakTabel',
  holidayVouchers: 'VakantieBonnen',
  thirtyPercentRuleCode: 'CodeCalc30PercRule',
});

const swedishTax = columns<WageTaxSettingsSE>({
  id: 'Id',
  taxType: 'TaxType',
  taxForm: 'TaxForm',
  taxTable: 'TaxTable',
  taxColumn: 'TaxColumn',
  taxPercentage: 'TaxPercentage',
});

const insuranceV3 = columns<Insurance>({
  id: 'Id',
  createdAt: 'CreateDate',
  from: startPeriod,
  influence: 'InfluenceObligedInsuranced',
  disability: 'Wao_Wia',
  unemployment: 'Ww',
  sickness: 'Zw',
  health: 'CodeZvw',
  healthContribution: 'IncomeRelatedContributionZvw',
  wageCostBenefit: ({ WageCostBenefit }) => WageCostBenefit?.WageCostBenefitCode,
  employmentType: 'EmploymentType',
  phaseClassification: 'PhaseClassification',
  taxSequenceNumber: 'EmploymentSequenceTaxId',
  sector: ({ Sector }) => Sector?.SectorCode,
  riskGroup: ({ RiskGroup }) => RiskGroup?.RiskGroupCode,
  labourAgreement: ({ CAO }) => CAO?.CAOCode,
});

const insuranceV21 = columns<InsuranceV21>({
  id: 'Id',
  influence: 'InvloedVerzekeringsplicht',
  disability: 'Wao_Wia',
  unemployment: 'Ww',
  sickness: 'Zw',
  health: 'CodeZvw',
  healthContribution: 'CodeIabZvw',
  wageCostBenefit: 'PremieKorting',
  raisedBenefit: 'PremieKortingVerhoging',
  sector: 'Sector',
  riskGroup: 'RisicoGroep',
  labourAgreement: 'CodeCao',
});

const { influence, health } = socialInsuranceSchema.shape;

const insuranceItemV21 = columns<InsuranceItemV21>({
  id: 'RecordID',
  createdAt: 'CreationDate',
  from: startPeriod,
  influence: ({ InfluenceInsurance: number }) =>
    influence.options.find((word) => influenceNumber(word) === number),
  disability: 'WAO_WIA',
  unemployment: 'WW',
  sickness: 'ZW',
  health: ({ ZVW: number }) =>
    number === 0 ? null : health.unwrap().options.find((word) => healthNumber(word) === number),
  healthContribution: 'ZVWContribution',
  wageCostBenefit: ({ PremiumReduction }) => PremiumReduction?.PremiumReductionCode,
  sector: ({ Sector }) => Sector?.SectorCode,
  riskGroup: ({ RiskGroup }) => RiskGroup?.RiskGroupCode,
  labourAgreement: ({ CLA }) => CLA?.CLACode,
});

/** The versions answer with records of their own. */
const insurance = (wire: object): Values =>
  'InvloedVerzekeringsplicht' in wire ? insuranceV21(wire) : insuranceV3(wire);

export const taxes: Declarations = {
  EmployeeService: {
    WageTax_GetCurrent: employee(holding('wageTaxSettings', wageTax)),
    WageTax_Get: employee(holding('wageTaxSettings', wageTax)),
    WageTax_GetList: employee(all('wageTaxSettings', wageTax)),
    WageTax_Get_SE: employee(holding('swedishTaxSettings', swedishTax)),
    SVW_GetCurrent: employee(holding('socialInsurances', insurance)),
    SVW_Get: employee(holding('socialInsurances', insurance)),
    SVW_GetList: employee(all('socialInsurances', insurance)),
    SVW_GetAll_AllEmployeesByCompany: eachEmployee(
      within('EmployeeSVWSettings', all('socialInsurances', insuranceV3)),
      within('EmployeeSVWsettings', all('socialInsurances', insuranceItemV21)),
    ),
  },
};
