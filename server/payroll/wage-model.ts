import { LEDGER, type LedgerAccount } from './ledger.ts';
import type { LineGroup, WageCode } from './model.ts';

const PLAIN = { contra: null, withheld: false, oneOff: false };

/** The codes the payroll itself gives to its lines. */
export const SALARY = earning(1000, 'Salaris', LEDGER.wages);
export const HOURLY_WAGE = earning(1050, 'Uurloon', LEDGER.wages);
export const HOLIDAY_PAYOUT = oneOff(1500, 'Uitbetaald vakantiegeld', LEDGER.holidayAllowancePayable);
export const PENSION = withheld(3000, 'Pensioenpremie werknemer', 'beforeTax', LEDGER.pensionPayable);
export const WAGE_TAX = withheld(5000, 'Loonheffing', 'wageTax', LEDGER.wageTaxPayable);
export const NET_SALARY = net(6000, 'Nettosalaris', LEDGER.wages);
export const HEALTH_CARE = employer(7000, 'Werkgeversheffing Zvw', LEDGER.employerContributions);
export const EMPLOYEE_INSURANCE = employer(
  7010,
  'Premies werknemersverzekeringen',
  LEDGER.employerContributions,
);
export const EMPLOYER_PENSION = employer(
  7020,
  'Pensioenpremie werkgever',
  LEDGER.pensionCosts,
  LEDGER.pensionPayable,
);
export const HOLIDAY_RESERVE = reservation(8000, 'Reservering vakantiegeld');

/**
 * The main wage model, by code; every company has it. The codes and their descriptions are our own
 * (mark: wage-and-hour-codes).
 */
export const WAGE_CODES: readonly WageCode[] = [
  SALARY,
  HOURLY_WAGE,
  earning(1100, 'Toeslag', LEDGER.wages),
  earning(1110, 'Ploegentoeslag', LEDGER.wages),
  earning(1120, 'Consignatievergoeding', LEDGER.wages),
  earning(1130, 'Persoonlijke toeslag', LEDGER.wages),
  earning(1200, 'Provisie', LEDGER.wages),
  oneOff(1300, 'Bonus', LEDGER.bonuses),
  oneOff(1310, 'Gratificatie', LEDGER.bonuses),
  oneOff(1320, 'Dertiende maand', LEDGER.bonuses),
  oneOff(1330, 'Uitbetaalde vakantie-uren', LEDGER.bonuses),
  oneOff(1340, 'Transitievergoeding', LEDGER.bonuses),
  HOLIDAY_PAYOUT,
  withheld(1900, 'Inhouding onbetaald verlof', 'gross', LEDGER.wages),
  PENSION,
  withheld(3010, 'Vrijwillige pensioenpremie', 'beforeTax', LEDGER.pensionPayable),
  withheld(3020, 'Inhouding fietsplan', 'beforeTax', LEDGER.otherPayable),
  WAGE_TAX,
  NET_SALARY,
  net(6100, 'Reiskostenvergoeding', LEDGER.travelCosts),
  net(6110, 'Thuiswerkvergoeding', LEDGER.otherStaffCosts),
  net(6120, 'Onkostenvergoeding', LEDGER.otherStaffCosts),
  net(6130, 'Telefoonvergoeding', LEDGER.otherStaffCosts),
  net(6140, 'Voorschot', LEDGER.staffLoans),
  net(6150, 'Overnachtingsvergoeding', LEDGER.travelCosts),
  withheld(6200, 'Terugbetaling voorschot', 'net', LEDGER.staffLoans),
  withheld(6210, 'Aflossing lening', 'net', LEDGER.staffLoans),
  withheld(6220, 'Loonbeslag', 'net', LEDGER.garnishmentPayable),
  withheld(6230, 'Personeelsvereniging', 'net', LEDGER.otherPayable),
  withheld(6240, 'Overige netto-inhouding', 'net', LEDGER.otherPayable),
  HEALTH_CARE,
  EMPLOYEE_INSURANCE,
  EMPLOYER_PENSION,
  employer(7100, 'Overige werkgeverslasten', LEDGER.otherStaffCosts, LEDGER.otherPayable),
  HOLIDAY_RESERVE,
];

/** What a company may use besides, by code: its additional wage model. */
export const WAGE_CODES_2: readonly WageCode[] = [
  earning(9000, 'Bereikbaarheidstoeslag', LEDGER.wages),
  oneOff(9010, 'Jubileumuitkering', LEDGER.bonuses),
  net(9100, 'Maaltijdvergoeding', LEDGER.otherStaffCosts),
  withheld(9110, 'Inhouding bedrijfskantine', 'net', LEDGER.otherPayable),
];

const byCode = new Map([...WAGE_CODES, ...WAGE_CODES_2].map((wageCode) => [wageCode.code, wageCode]));

/** The wage code of either model; undefined for a code that is in neither. */
export function wageCodeOf(code: number): WageCode | undefined {
  return byCode.get(code);
}

function earning(code: number, description: string, account: LedgerAccount): WageCode {
  return { code, description, group: 'gross', account, ...PLAIN };
}

function oneOff(code: number, description: string, account: LedgerAccount): WageCode {
  return { ...earning(code, description, account), oneOff: true };
}

function withheld(code: number, description: string, group: LineGroup, account: LedgerAccount): WageCode {
  return { code, description, group, account, ...PLAIN, withheld: true };
}

function net(code: number, description: string, account: LedgerAccount): WageCode {
  return { code, description, group: 'net', account, ...PLAIN };
}

function employer(
  code: number,
  description: string,
  account: LedgerAccount,
  contra: LedgerAccount = LEDGER.wageTaxPayable,
): WageCode {
  return { code, description, group: 'employer', account, ...PLAIN, contra };
}

function reservation(code: number, description: string): WageCode {
  const { holidayAllowance: account, holidayAllowancePayable: contra } = LEDGER;
  return { code, description, group: 'reservation', account, ...PLAIN, contra };
}
