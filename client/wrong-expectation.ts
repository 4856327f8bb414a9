import { NotPossible } from '../base/not-possible.ts';

/** Something is wrong with an expectation itself, so that it could never have been met. */
export class WrongExpectation extends NotPossible {
  constructor(field: string, detail: string, remedy: string, value?: unknown) {
    super('invalid', field, detail, remedy, value);
    this.name = 'WrongExpectation';
  }
}

/** What the mock says of an expectation. @throws WrongExpectation in the place of the refusal of a value. */
export async function expecting<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof NotPossible) || error.kind !== 'invalid') throw error;
    throw new WrongExpectation(error.field, error.detail, error.remedy, error.value);
  }
}
