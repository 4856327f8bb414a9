import { expect } from 'vitest';
import { NotPossible } from '../../../base/not-possible.ts';
import { NMBRS_ERRORS, type NmbrsErrorCode } from '../../../contracts/interface/errors.ts';
import { SITUATIONS, type SituationName } from '../../../server/access/situations.ts';
import { faultText } from './fault-text.ts';
import type { Answer } from './mock.ts';

/** Whether a call was refused for this situation: the exact fault on the wire, and the reason in the log. */
export function expectRefused(
  { status, fault, log }: Answer,
  situation: SituationName,
  code: NmbrsErrorCode = NMBRS_ERRORS[SITUATIONS[situation].error].code,
): void {
  expect({ status, fault, reason: situationText(log.reason), code: log.fault?.nmbrsCode }).toEqual({
    status: 500,
    fault: faultText(code),
    reason: SITUATIONS[situation].because,
    code,
  });
}

/** A reason as the table of situations has it: without the id it is about. */
export function situationText(reason: string | null): string | null {
  return reason?.replace(/^the (debtor|company|employee) -?\d+ /, 'the $1 {id} ') ?? null;
}

/** Whether a call was let in and done. */
export function expectLetIn({ status, fault }: Answer): void {
  expect({ status, fault }).toEqual({ status: 200, fault: null });
}

/** Whether the administration refused: what kind of refusal, about what, with a reason and a remedy for people. */
export function expectNotPossible(
  act: () => unknown,
  expected: Pick<NotPossible, 'kind' | 'field'> & { readonly because: RegExp },
): void {
  const refusal = refusalOf(act);
  expect({ kind: refusal?.kind, field: refusal?.field, message: refusal?.message }).toEqual({
    kind: expected.kind,
    field: expected.field,
    message: expect.stringMatching(expected.because),
  });
  expect(refusal?.remedy).toMatch(/\w+ \w+/);
}

/** The refusal of an act of the administration; null when it was done. */
export function refusalOf(act: () => unknown): NotPossible | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof NotPossible) return error;
    throw error;
  }
}
