import { type Verified, verifiedLive } from '../../contracts/evidence.ts';
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

export function coverageOf(operation: Operation): CoverageRow {
  const { name, service, provenance } = operation;
  const verified = verifiedLive(operation);
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

export function coverage(services: readonly ServiceContract[]): CoverageRow[] {
  return services.flatMap(({ operations }) => operations.map(coverageOf));
}
