/** An account of the general ledger. */
export interface LedgerAccount {
  readonly number: number;
  readonly description: string;
  /** Costs are spread over cost centres; what is owed or owned is not. */
  readonly isCost: boolean;
}

/** The general ledger that every company has, of our own making. */
export const LEDGER = {
  staffLoans: balance(1400, 'Leningen en voorschotten personeel'),
  wageTaxPayable: balance(1600, 'Af te dragen loonheffingen'),
  pensionPayable: balance(1610, 'Af te dragen pensioenpremies'),
  netPayPayable: balance(1620, 'Te betalen nettolonen'),
  holidayAllowancePayable: balance(1630, 'Te betalen vakantiegeld'),
  garnishmentPayable: balance(1640, 'Af te dragen loonbeslagen'),
  otherPayable: balance(1650, 'Overige te betalen personeelskosten'),
  wages: cost(4000, 'Brutolonen'),
  bonuses: cost(4010, 'Bijzondere beloningen'),
  holidayAllowance: cost(4020, 'Vakantiegeld'),
  employerContributions: cost(4030, 'Sociale lasten werkgever'),
  pensionCosts: cost(4040, 'Pensioenlasten werkgever'),
  travelCosts: cost(4050, 'Reiskosten'),
  otherStaffCosts: cost(4060, 'Overige personeelskosten'),
} as const satisfies Readonly<Record<string, LedgerAccount>>;

function balance(number: number, description: string): LedgerAccount {
  return { number, description, isCost: false };
}

function cost(number: number, description: string): LedgerAccount {
  return { number, description, isCost: true };
}
