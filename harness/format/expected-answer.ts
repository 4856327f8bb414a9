import { type Place, partOf } from '../../base/document/document-node.ts';
import { DocumentMistake } from '../../base/document/mistakes.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { ERROR_CODES, errorNumbered } from '../../contracts/interface/errors.ts';
import type { Version } from '../../contracts/interface/model.ts';
import type { ExpectedAnswer, ExpectedFault } from './case.ts';
import type { CallStepShape, FaultShape } from './case-shape.ts';
import type { StepContext } from './step-context.ts';

/** What a step expects of its answer, result aside. */
export function expectedOf(
  { fault, status, findings }: Pick<CallStepShape, 'fault' | 'status' | 'findings'>,
  { node, version }: StepContext,
): ExpectedAnswer {
  const place = partOf(node, 'fault')?.place ?? node.place;
  return {
    fault: fault === undefined ? null : { place, ...faultOf(fault, version, place) },
    status: status ?? null,
    findings: findings ?? [],
  };
}

function faultOf(fault: FaultShape, version: Version, place: Place): Omit<ExpectedFault, 'place'> {
  if (typeof fault === 'string') return { contains: fault };
  if (typeof fault === 'number') return { code: knownCode(fault, place) };
  if ('v3' in fault) return { code: knownCode(fault[version], place) };
  const { code, ...rest } = fault;
  return { ...rest, ...(code === undefined ? {} : { code: knownCode(code, place) }) };
}

function knownCode(code: number, place: Place): number {
  if (errorNumbered(code)) return code;
  throw new DocumentMistake(
    `Nmbrs has no error ${code}.`,
    didYouMean(nearestName(String(code), ERROR_CODES.map(String))) ||
      'The page of an operation lists those it has.',
    place,
  );
}
