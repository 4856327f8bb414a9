import type { Verified } from '../../../contracts/evidence/evidence-file.ts';
import type { NmbrsErrorCode } from '../../../contracts/interface/errors.ts';
import type { Operation, ServiceContract } from '../../../contracts/interface/model.ts';

/** What is told of an operation besides what the catalogue says. */
interface OperationCoverage {
  /** The codes it can raise, lowest first. */
  readonly errors: readonly NmbrsErrorCode[];
  /** The last run in which a case held on a real service; null for none. */
  readonly verified: Pick<Verified, 'target' | 'date'> | null;
}

/** What every page is made from: all services of the catalogue, and what serves them. */
export interface PageContext {
  readonly services: readonly ServiceContract[];
  readonly coverage: (operation: Operation) => OperationCoverage;
}
