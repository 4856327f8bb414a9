import type { Guid } from '../../../contracts/interface/values.ts';
import { type LabourAgreement, labourAgreementsOf } from '../../../fixtures/labour-agreements.ts';
import type { Environment } from '../../world/environment.ts';
import { guidOf } from './guid.ts';

/**
 * A labour agreement as one debtor has it: on the wire it has a guid of its own there. Its id is its number
 * (mark: agreement-id-is-number).
 */
export interface DebtorAgreement extends LabourAgreement {
  readonly guid: Guid;
  /** Whether it is that of employees who were given no other. */
  readonly isDefault: boolean;
}

/**
 * The groups of labour agreement settings of a debtor, which all its companies use, in every period
 * (mark: agreements-of-debtor).
 */
export function agreementsOf(
  environment: Pick<Environment, 'subdomain' | 'debtors'>,
  debtorId: number,
): DebtorAgreement[] {
  const trade = environment.debtors.get(debtorId)?.trade ?? null;
  return labourAgreementsOf(trade).map((agreement, at) => ({
    ...agreement,
    guid: guidOf(environment, `labour agreement ${agreement.number}`, debtorId),
    isDefault: at === 0,
  }));
}
