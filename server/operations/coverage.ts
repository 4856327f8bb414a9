import { Evidence } from '../../contracts/evidence/evidence.ts';
import type { Verified } from '../../contracts/evidence/evidence-file.ts';
import { NMBRS_ERRORS, type NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import type { Operation, ServiceContract, ServiceName, Version } from '../../contracts/interface/model.ts';
import { refusalsOf } from './refusals.ts';

/** One row of the coverage: what an operation does, and how sure its interface is. */
export interface CoverageRow {
  readonly service: ServiceName;
  readonly version: Version;
  readonly operation: string;
  /** What it belongs to: `salary tables`. */
  readonly family: string;
  readonly confidence: Operation['provenance']['confidence'];
  /** The codes it can raise, lowest first. */
  readonly errors: readonly NmbrsErrorCode[];
  /** The ids of the marks it rests on: what may be different at the real service. */
  readonly marks: readonly string[];
  /** The last run in which a case held on a real service; null for none. */
  readonly verified: Pick<Verified, 'target' | 'date'> | null;
}

export function coverageOf(operation: Operation, evidence = Evidence.ofPackage()): CoverageRow {
  const { name, service, provenance } = operation;
  const verified = evidence.verified(operation);
  return {
    service: service.name,
    version: service.version,
    operation: name,
    family: operation.family,
    confidence: provenance.confidence,
    errors: refusalsOf(operation).map((error) => NMBRS_ERRORS[error].code),
    marks: operation.marks,
    verified: verified && { target: verified.target, date: verified.date },
  };
}

/** @param evidence that which comes with the package unless said otherwise. */
export function coverage(services: readonly ServiceContract[], evidence?: Evidence): CoverageRow[] {
  return services.flatMap(({ operations }) => operations.map((one) => coverageOf(one, evidence)));
}
