import { type DocumentNode, type Place, partOf } from '../../base/document/document-node.ts';
import { Dangling, DocumentMistake } from '../../base/document/mistakes.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { sentences } from '../../base/sentences.ts';
import { ERROR_CODES, errorNumbered } from '../../contracts/interface/errors.ts';
import type { Scope, ServiceName, Version } from '../../contracts/interface/model.ts';
import type { ExpectedAnswer, ExpectedFault } from './case.ts';
import type { CallStepShape, FaultShape } from './case-shape.ts';
import type { KnownNames } from './references.ts';

/** Where a step stands, and what is known there. */
export interface Spot {
  readonly node: DocumentNode;
  readonly version: Version;
  readonly names: KnownNames;
  readonly service: ServiceName | null;
  readonly scopes: Map<string, Scope>;
  readonly changed: Set<string>;
  readonly fixedIds: string[];
}

/** What a step expects of its answer, result aside. */
export function expectedOf(
  { fault, status, findings }: Pick<CallStepShape, 'fault' | 'status' | 'findings'>,
  { node, version }: Spot,
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

/** @throws Dangling for a login that the case does not have. */
export function requireLogin(login: string, logins: readonly string[], place: Place): void {
  if (!logins.includes(login))
    throw new Dangling(
      `This case has no login '${login}'.`,
      sentences(didYouMean(nearestName(login, logins)), `It has ${logins.join(', ')}.`),
      place,
    );
}
