import type { WageTax as WireWageTax } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { DEFAULT_DATE_TIME } from '../../../contracts/interface/values.ts';
import { daysOf } from '../../../fixtures/period-days.ts';
import {
  type WageTaxFiling,
  type WageTaxReturn,
  wageTaxFilingOf,
  wageTaxReturnOf,
  wageTaxReturnsOf,
} from '../../payroll/wage-tax-returns.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { Company } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { noSuch } from '../shared/faults.ts';
import { wageTaxMessage } from '../shared/messages/wage-tax-message.ts';

/**
 * What a company declares to the tax office: a return of every run. Nothing sends one but an operation
 * (mark: no-return-sent-at-first); those of the seed were sent in the month after their period.
 */
export const wageTaxReturn = {
  *WageTax_GetList({ CompanyId, intYear }, { environment, view }) {
    const company = view.company(CompanyId);
    const returns = yield* wageTaxReturnsOf(environment, company, intYear);
    return returns.map((one) => toWire(one, company));
  },

  *WageTax_GetXML({ LoonaangifteID, CompanyId }, call) {
    const company = call.view.company(CompanyId);
    const filing = requiredFiling(company, LoonaangifteID, call);
    return wageTaxMessage(yield* wageTaxReturnOf(call.environment, company, filing), company);
  },

  /** @throws NmbrsFault WageTaxDeclarationSent for one that was sent before. */
  WageTax_SetSentExternal({ LoonaangifteID, CompanyId }, call) {
    const { environment, view } = call;
    const company = view.company(CompanyId);
    const { id, sentAt } = requiredFiling(company, LoonaangifteID, call);
    if (sentAt !== null)
      throw new NmbrsFault('WageTaxDeclarationSent', `the wage tax return ${id} was sent on ${sentAt}`);
    const sentReturns = [...company.sentReturns, { returnId: id, sentAt: environment.now }];
    environment.companies.put({ ...company, sentReturns });
    return true;
  },
} satisfies Family<'CompanyService'>;

/** @throws NmbrsFault NotFound for a return the company does not have. */
function requiredFiling(company: Company, id: number, { environment }: Call): WageTaxFiling {
  const found = wageTaxFilingOf(environment, company, id);
  if (!found) throw noSuch(`the company ${company.id}`, 'wage tax return', id);
  return found;
}

/**
 * Which words there are for the status is not known (mark: filing-status-words). Nothing here corrects earlier periods.
 */
function toWire(
  { id, number, run: { period }, totals, paymentReference, sentAt }: WageTaxReturn,
  { periodType }: Company,
): WireWageTax {
  const { first, last } = daysOf(period, periodType);
  return {
    LoonaangifteID: id,
    SerialNumber: number,
    PaymentReference: paymentReference,
    TotalGeneral: totals.total,
    Period: period.period,
    Year: period.year,
    Status: sentAt === null ? 'NotSent' : 'SentExternal',
    SentAt: sentAt ?? DEFAULT_DATE_TIME,
    TijdvakStart: first,
    TijdvakEnd: last,
    CorrectionTijdvakStart: null,
    CorrectionTijdvakEnd: null,
  };
}
