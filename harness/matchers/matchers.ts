import type { CleanContractOptions } from '../../client/call-journal.ts';
import type { AnyCalled, ArgumentsPattern, Called } from '../../client/call-pattern.ts';
import type { Times } from '../../contracts/control/verification.ts';
import type { OperationName } from '../../contracts/interface/operation-types.ts';
import { type ExpectedFault, toAnswerFault } from './answer-fault.ts';
import { toHaveBeenCalledInOrder, toHaveBeenCalledOn, toHonourTheContract } from './calls.ts';

/** What `expect.extend` takes, in Vitest and in Jest. All of them are asynchronous: `await expect(env)...`. */
export const nmbrsMatchers = {
  toHaveBeenCalledOn,
  toHaveBeenCalledInOrder,
  toHonourTheContract,
  toAnswerFault,
};

/** The matchers as a test sees them; what they take is told where they are made. */
export interface NmbrsMatchers {
  /** `await expect(env).toHaveBeenCalledOn('EmployeeService.Absence2_Insert', { EmployeeId: 1 }, 2)` */
  toHaveBeenCalledOn<Name extends OperationName>(
    operation: Called<Name>,
    args?: ArgumentsPattern<Name>,
    times?: Times,
  ): Promise<void>;
  /** `await expect(env).toHaveBeenCalledInOrder('Absence2_Insert', 'Absence_RecoveryInsert')` */
  toHaveBeenCalledInOrder(...operations: readonly AnyCalled[]): Promise<void>;
  /** `await expect(env).toHonourTheContract()` */
  toHonourTheContract(options?: CleanContractOptions): Promise<void>;
  /** `await expect(client.Debtor_GetAsync({ DebtorId: 1 })).toAnswerFault(1003)` */
  toAnswerFault(expected?: ExpectedFault): Promise<void>;
}
