import type { SVW as WireInsurance } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { collectiveAgreements } from '../../../fixtures/dutch/labour-agreement.ts';
import { sectors } from '../../../fixtures/dutch/sector.ts';
import type {
  CompanySocialInsurance,
  HealthInsurance,
  InsuranceGroup,
  InsuranceInfluence,
} from '../../world/records/social-insurance.ts';
import { impossible } from './faults.ts';

/** A code of the social insurance with its text; without one where the text is not known. */
export interface CodeText {
  readonly code: number;
  readonly description: string | null;
}

/** The risks that a company bears itself, and what it pays for returning to work, of its settings on the wire. */
export function ownRisksOfWire(
  settings: NonNullable<WireInsurance['SVWSettings']>,
): Pick<CompanySocialInsurance, 'ownRisk' | 'returnToWorkPremium'> {
  return {
    ownRisk: {
      returnToWork: settings.EigenrisicodragerGediffWGA,
      disability: settings.EigenrisicodragerUniformeWAO,
      sickness: settings.EigenrisicodragerZiektewet,
    },
    returnToWorkPremium: { employee: settings.Gediff_WGA_wn, employer: settings.Gediff_WGA_wg },
  };
}

/** The one risk group of a sector that is not divided into several, as hardly any is (mark: one-risk-group). */
const RISK_GROUPS: ReadonlyMap<number, string> = new Map([[1, 'Niet onderverdeeld']]);

/**
 * The texts of the codes by which an employee is classed; labour agreements have those of the wage tax return, of which
 * 9999 is for none (mark: labour-agreement-code-none).
 */
export function groupTexts({ sector, riskGroup, labourAgreement }: InsuranceGroup) {
  return {
    sector: textOf(sectors, sector),
    riskGroup: textOf(RISK_GROUPS, riskGroup),
    labourAgreement: textOf(collectiveAgreements, labourAgreement),
  };
}

function textOf(texts: ReadonlyMap<number, string>, code: number): CodeText {
  return { code, description: texts.get(code) ?? null };
}

/**
 * A sector that was sent; 0 is none.
 * @throws NmbrsFault InvalidSetOfValues for one there is not (mark: invalid-values-refused).
 */
export function sectorFromWire(sent: number, path: string): number {
  if (sent !== 0 && !sectors.has(sent)) throw impossible(path, sent, 'the code of a sector, or 0');
  return sent;
}

/**
 * Letters of the wage tax return and the numbers that older calls have for them: the place in the alphabet
 * (mark: health-insurance-numbers).
 */
const HEALTH_NUMBERS: ReadonlyMap<HealthInsurance, number> = new Map([
  ['A', 1],
  ['B', 2],
  ['G', 7],
  ['H', 8],
  ['K', 11],
  ['L', 12],
  ['M', 13],
  ['N', 14],
]);

/** The letters are known; their numbers are their places here (mark: insurance-influence-numbers). */
const INFLUENCES: readonly InsuranceInfluence[] = ['0', 'A', 'B', 'D', 'E'];

/** The number of a kind of health insurance; 0 for none. */
export function healthNumber(health: HealthInsurance | null): number {
  return health === null ? 0 : (HEALTH_NUMBERS.get(health) ?? 0);
}

export function influenceNumber(influence: InsuranceInfluence): number {
  return INFLUENCES.indexOf(influence);
}

/**
 * A kind of health insurance that was sent: its letter, or its number as text (mark: health-insurance-as-text). Nothing
 * is none.
 * @throws NmbrsFault InvalidSetOfValues for one there is not (mark: invalid-values-refused).
 */
export function healthFromWire(sent: string | null | undefined, path: string): HealthInsurance | null {
  if (!sent) return null;
  const found = [...HEALTH_NUMBERS].find(([letter, number]) => sent === letter || sent === String(number));
  if (!found) throw impossible(path, sent, `one of ${[...HEALTH_NUMBERS].flat().join(', ')}`);
  return found[0];
}

/**
 * An influence on the insurances that was sent. Nothing is 0, for no influence.
 * @throws NmbrsFault InvalidSetOfValues for one there is not (mark: invalid-values-refused).
 */
export function influenceFromWire(sent: string | null | undefined, path: string): InsuranceInfluence {
  const found = INFLUENCES.find((influence) => influence === (sent || '0'));
  if (!found) throw impossible(path, sent, `one of ${INFLUENCES.join(', ')}`);
  return found;
}
