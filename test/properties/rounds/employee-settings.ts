import fc from 'fast-check';
import { whole } from '../support/arbitrary.ts';
import { renamed, without } from '../support/fields.ts';
import type { Round, Showing } from '../support/round.ts';
import { isFields, type Tree } from '../support/tree.ts';

/** What the flat record that version 2.1 knows is called in the one that version 3 is sent. */
const INSURANCE_IN_V3 = {
  InvloedVerzekeringsplicht: 'InfluenceObligedInsurance',
  PremieKorting: 'WageCostBenefit',
  CodeIabZvw: 'IncomeRelatedContributionZvw',
  RisicoGroep: 'RiskGroup',
} as const;

/** The same the other way round. */
const INSURANCE_IN_V21 = Object.fromEntries(
  Object.entries(INSURANCE_IN_V3).map(([old, name]) => [name, old]),
);

/** Fields of which only one of the versions knows. */
const ONLY_V3 = ['EmploymentType', 'PhaseClassification', 'EmploymentSequenceTaxId'];
const ONLY_V21 = ['PremieKortingVerhoging'];

/** The nested record that version 3 answers, of the flat one it is sent. */
function nestedInsurance(said: Tree): Tree {
  if (!isFields(said)) return said;
  const { CodeCao, RiskGroup, Sector, WageCostBenefit, InfluenceObligedInsurance, ...flat } = said;
  return {
    ...flat,
    InfluenceObligedInsuranced: InfluenceObligedInsurance ?? null,
    CAO: { CAOCode: CodeCao ?? null },
    RiskGroup: { RiskGroupCode: RiskGroup ?? null },
    Sector: { SectorCode: Sector ?? null },
    WageCostBenefit: { WageCostBenefitCode: WageCostBenefit ?? null },
  };
}

/** The record in the list of a company, of the flat one of version 2.1; the letters are numbers there. */
function insuranceItem(said: Tree): Tree {
  if (!isFields(said)) return said;
  return {
    ZW: said.Zw ?? null,
    WW: said.Ww ?? null,
    WAO_WIA: said.Wao_Wia ?? null,
    ZVWContribution: said.CodeIabZvw ?? null,
    Sector: { SectorCode: said.Sector ?? null },
    RiskGroup: { RiskGroupCode: said.RisicoGroep ?? null },
    CLA: { CLACode: said.CodeCao ?? null },
    PremiumReduction: { PremiumReductionCode: said.PremieKorting ?? null },
  };
}

const INSURANCE_READS = ['SVW_Get', 'SVW_GetCurrent', 'SVW_GetList'];

/** @param inV3 the flat record of version 3, and `inV21` that of 2.1, of what was said. */
function insuranceShown(inV3: (said: Tree) => Tree, inV21: (said: Tree) => Tree): Showing[] {
  return [
    ...[...INSURANCE_READS, 'SVW_GetAll_AllEmployeesByCompany'].map(
      (read): Showing => ({ read, version: 'v3', as: (said) => nestedInsurance(inV3(said)) }),
    ),
    ...INSURANCE_READS.map((read): Showing => ({ read, version: 'v2.1', as: inV21 })),
    {
      read: 'SVW_GetAll_AllEmployeesByCompany',
      version: 'v2.1',
      as: (said) => insuranceItem(inV21(said)),
    },
  ];
}

const insuranceRules: Round['rules'] = {
  InfluenceObligedInsurance: fc.constantFrom('0', 'A', 'B', 'D', 'E'),
  InvloedVerzekeringsplicht: fc.constantFrom('0', 'A', 'B', 'D', 'E'),
  CodeZvw: fc.constantFrom('A', 'B', 'G', 'H', 'K', 'L', 'M', 'N', null),
  Sector: whole(5),
};

const insurances: Round[] = (['SVW_UpdateCurrent', 'SVW_Update'] as const).flatMap((write): Round[] => [
  {
    write,
    version: 'v3',
    rules: insuranceRules,
    shown: insuranceShown(
      (said) => said,
      (said) => renamed(INSURANCE_IN_V21)(without(...ONLY_V3)(said)),
    ),
  },
  {
    write,
    version: 'v2.1',
    rules: insuranceRules,
    shown: insuranceShown(
      (said) => renamed(INSURANCE_IN_V3)(without(...ONLY_V21)(said)),
      (said) => said,
    ),
  },
]);

const taxShown = { shown: ['WageTax_Get', 'WageTax_GetCurrent', 'WageTax_GetList'] } as const;

const taxes: Round[] = [
  { write: 'WageTax_UpdateCurrent', ...taxShown },
  { write: 'WageTax_Update', ...taxShown },
  {
    write: 'WageTax_Update_SE',
    rules: { TaxType: whole(5, 1), TaxForm: whole(3, 1) },
    shown: ['WageTax_Get_SE'],
  },
];

export const settingsRounds: readonly Round[] = [...insurances, ...taxes];
