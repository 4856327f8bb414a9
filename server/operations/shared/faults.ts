import { quoted } from '../../../base/quoted-text.ts';
import type { NmbrsErrorName } from '../../../contracts/interface/errors.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';

/** What may stand in a call. */
type SentValue = string | number | boolean | null | undefined;

/**
 * For an argument without which a call says nothing.
 * @param path as a client writes it, `EmployeeContract.StartDate`; rows of a list count from 0, `children[2]`.
 */
export function missing(path: string, error: NmbrsErrorName = 'InvalidSetOfValues'): NmbrsFault {
  return new NmbrsFault(error, `${path} is missing`);
}

/**
 * For a value that cannot be.
 * @param path as for `missing`.
 * @param right what the value would have to be, after "must be".
 */
export function impossible(
  path: string,
  value: SentValue,
  right: string,
  error: NmbrsErrorName = 'InvalidSetOfValues',
): NmbrsFault {
  return new NmbrsFault(error, `${path} is ${textOf(value)}, and must be ${right}`);
}

/**
 * For an end that lies before its start.
 * @param end the path of the end, or its name, and what it is; `start` likewise.
 */
export function endsBeforeStart(
  [endName, end]: readonly [string, DateTime],
  [startName, start]: readonly [string, DateTime],
  error: NmbrsErrorName = 'InvalidSetOfValues',
): NmbrsFault {
  return new NmbrsFault(error, `${endName} ${end} lies before ${startName} ${start}`);
}

/**
 * For what was named and is not there (mark: unknown-record-not-found).
 * @param owner `the employee`.
 * @param what the kind of thing: `lease car`.
 */
export function noSuch(
  owner: string,
  what: string,
  name: SentValue,
  error: NmbrsErrorName = 'NotFound',
): NmbrsFault {
  return new NmbrsFault(error, `${owner} has no ${what} ${textOf(name)}`);
}

function textOf(value: SentValue): string {
  if (value === null || value === undefined) return 'nil';
  return typeof value === 'string' ? quoted(value) : String(value);
}
