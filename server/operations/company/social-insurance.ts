import type { SVW as WireInsurance } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { recordedFrom } from '../../world/history.ts';
import type { CompanySocialInsurance } from '../../world/records/social-insurance.ts';
import { companyInsuranceIn } from '../../world/social-insurance.ts';
import type { Family } from '../call.ts';
import { missing } from '../shared/faults.ts';
import {
  type CodeText,
  groupTexts,
  ownRisksOfWire,
  sectorFromWire,
} from '../shared/social-insurance-codes.ts';

/** The social insurance (SVW) settings of a company, which are those its employees begin with. */
export const socialInsurance = {
  SVW_GetCurrent({ CompanyId }, { environment, view }) {
    const company = view.company(CompanyId);
    const held = companyInsuranceIn(company, environment.openPeriodOf(company));
    return held ? toWire(held) : null;
  },

  SVW_UpdateCurrent({ CompanyId, SVW: sent }, { environment, view }) {
    const company = view.company(CompanyId);
    const settings: CompanySocialInsurance = {
      id: environment.idOfNewRecord(),
      createdAt: environment.now,
      from: environment.openPeriodOf(company),
      ...fromWire(sent),
    };
    const socialInsurances = recordedFrom(company.socialInsurances, settings);
    environment.companies.put({ ...company, socialInsurances });
  },
} satisfies Family<'CompanyService'>;

function toWire(settings: CompanySocialInsurance): WireInsurance {
  const { sector, riskGroup, labourAgreement } = groupTexts(settings);
  return {
    SVWSettings: {
      CodeCao: settings.labourAgreement,
      EigenrisicodragerGediffWGA: settings.ownRisk.returnToWork,
      EigenrisicodragerUniformeWAO: settings.ownRisk.disability,
      EigenrisicodragerZiektewet: settings.ownRisk.sickness,
      RisicoGroep: settings.riskGroup,
      Gediff_WGA_wn: settings.returnToWorkPremium.employee,
      Gediff_WGA_wg: settings.returnToWorkPremium.employer,
      Sector: settings.sector,
    },
    Sector: codeToWire(sector),
    Risicogroep: codeToWire(riskGroup),
    CAO: codeToWire(labourAgreement),
  };
}

function codeToWire({ code, description }: CodeText) {
  return { Code: code, Description: description };
}

/**
 * The codes in the settings count; those beside them only tell their texts (mark: sent-codes-count). What was left out
 * is 0 (mark: update-overwrites).
 * @throws NmbrsFault InvalidSetOfValues without settings, and for a sector there is not.
 */
function fromWire(sent: WireInsurance | null): Omit<CompanySocialInsurance, 'id' | 'createdAt' | 'from'> {
  const settings = sent?.SVWSettings;
  if (!settings) throw missing(sent ? 'SVW.SVWSettings' : 'SVW');
  return {
    sector: sectorFromWire(settings.Sector, 'SVW.SVWSettings.Sector'),
    riskGroup: settings.RisicoGroep,
    labourAgreement: settings.CodeCao,
    ...ownRisksOfWire(settings),
  };
}
