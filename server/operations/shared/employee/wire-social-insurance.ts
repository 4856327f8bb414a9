import type {
  EmployeeSVWsetting as WireItemV21,
  SVWSettings as WireSettingsV21,
} from '../../../../contracts/interface/generated/v2.1/EmployeeService.ts';
import type {
  SVWSettings as SentSettings,
  EmployeeSVWSettings as WireSettings,
} from '../../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { SocialInsurance } from '../../../world/records/social-insurance.ts';
import {
  groupTexts,
  healthFromWire,
  healthNumber,
  influenceFromWire,
  influenceNumber,
  sectorFromWire,
} from '../social-insurance-codes.ts';

/** The terms of the settings: all that a call can say of them. */
export type InsuranceTerms = Omit<SocialInsurance, 'id' | 'createdAt' | 'from'>;

/** As version 3 answers. */
export function insuranceToWire(settings: SocialInsurance): WireSettings {
  const { sector, riskGroup, labourAgreement } = groupToWire(settings);
  return {
    Id: settings.id,
    CreateDate: settings.createdAt,
    StartYear: settings.from.year,
    StartPeriod: settings.from.period,
    InfluenceObligedInsuranced: settings.influence,
    Wao_Wia: settings.disability,
    Ww: settings.unemployment,
    Zw: settings.sickness,
    IncomeRelatedContributionZvw: settings.healthContribution,
    CodeZvw: settings.health,
    EmploymentType: settings.employmentType,
    PhaseClassification: settings.phaseClassification,
    EmploymentSequenceTaxId: settings.taxSequenceNumber,
    CAO: {
      CAOId: labourAgreement.code,
      CAOCode: labourAgreement.code,
      CAODescription: labourAgreement.description,
    },
    RiskGroup: riskGroup,
    Sector: sector,
    WageCostBenefit: { WageCostBenefitCode: settings.wageCostBenefit, ...NO_END },
  };
}

/** As version 2.1 answers for an employee. */
export function insuranceToWireV21(settings: SocialInsurance): WireSettingsV21 {
  return {
    Id: settings.id,
    InvloedVerzekeringsplicht: settings.influence,
    PremieKorting: settings.wageCostBenefit,
    PremieKortingVerhoging: settings.raisedBenefit,
    CodeCao: settings.labourAgreement,
    Wao_Wia: settings.disability,
    Ww: settings.unemployment,
    Zw: settings.sickness,
    CodeIabZvw: settings.healthContribution,
    CodeZvw: settings.health,
    RisicoGroep: settings.riskGroup,
    Sector: settings.sector,
  };
}

/**
 * As version 2.1 answers for a company. No employee has marginal labour: no call can say so (mark: no-marginal-labour).
 */
export function insuranceItemToWireV21(settings: SocialInsurance): WireItemV21 {
  const { sector, riskGroup, labourAgreement } = groupToWire(settings);
  return {
    RecordID: settings.id,
    CreationDate: settings.createdAt,
    StartPeriod: settings.from.period,
    StartYear: settings.from.year,
    ZW: settings.sickness,
    WW: settings.unemployment,
    WAO_WIA: settings.disability,
    MarginalLabor: false,
    ZVW: healthNumber(settings.health),
    ZVWContribution: settings.healthContribution,
    InfluenceInsurance: influenceNumber(settings.influence),
    Sector: sector,
    RiskGroup: riskGroup,
    CLA: {
      CLAId: labourAgreement.code,
      CLACode: labourAgreement.code,
      CLADescription: labourAgreement.description,
    },
    PremiumReduction: { PremiumReductionCode: settings.wageCostBenefit, ...NO_END },
  };
}

/** No call can end a reduction of premiums before the settings are overwritten. */
const NO_END = { EndPeriod: null, EndYear: null } as const;

/** The ids of sector, risk group and labour agreement are their codes (mark: insurance-ids-are-codes). */
function groupToWire(settings: SocialInsurance) {
  const { sector, riskGroup, labourAgreement } = groupTexts(settings);
  return {
    sector: { SectorId: sector.code, SectorCode: sector.code, SectorDescription: sector.description },
    riskGroup: {
      RiskGroupId: riskGroup.code,
      RiskGroupCode: riskGroup.code,
      RiskGroupDescription: riskGroup.description,
    },
    labourAgreement,
  };
}

/** Of the record that version 3 is sent. @throws NmbrsFault InvalidSetOfValues for a code there is not. */
export function insuranceFromWire(
  sent: SentSettings,
  { raisedBenefit = false }: Partial<InsuranceTerms>,
): InsuranceTerms {
  return {
    influence: influenceFromWire(sent.InfluenceObligedInsurance, 'SVWSettings.InfluenceObligedInsurance'),
    disability: sent.Wao_Wia,
    unemployment: sent.Ww,
    sickness: sent.Zw,
    health: healthFromWire(sent.CodeZvw, 'SVWSettings.CodeZvw'),
    healthContribution: sent.IncomeRelatedContributionZvw,
    wageCostBenefit: sent.WageCostBenefit,
    raisedBenefit,
    labourAgreement: sent.CodeCao,
    riskGroup: sent.RiskGroup,
    sector: sectorFromWire(sent.Sector, 'SVWSettings.Sector'),
    employmentType: sent.EmploymentType,
    phaseClassification: sent.PhaseClassification,
    taxSequenceNumber: sent.EmploymentSequenceTaxId,
  };
}

/** Of the record that version 2.1 is sent. @throws NmbrsFault InvalidSetOfValues for a code there is not. */
export function insuranceFromWireV21(sent: WireSettingsV21, held: Partial<InsuranceTerms>): InsuranceTerms {
  const { employmentType = 0, phaseClassification = 0, taxSequenceNumber = 0 } = held;
  return {
    influence: influenceFromWire(sent.InvloedVerzekeringsplicht, 'SVWSettings.InvloedVerzekeringsplicht'),
    disability: sent.Wao_Wia,
    unemployment: sent.Ww,
    sickness: sent.Zw,
    health: healthFromWire(sent.CodeZvw, 'SVWSettings.CodeZvw'),
    healthContribution: sent.CodeIabZvw,
    wageCostBenefit: sent.PremieKorting,
    raisedBenefit: sent.PremieKortingVerhoging,
    labourAgreement: sent.CodeCao,
    riskGroup: sent.RisicoGroep,
    sector: sectorFromWire(sent.Sector, 'SVWSettings.Sector'),
    employmentType,
    phaseClassification,
    taxSequenceNumber,
  };
}
