import type { ProblemDocument } from '../../contracts/control/problems.ts';

/** Something answers at the address, but no mock. */
export class NoMock extends Error {
  constructor(url: string, status: number, type: string) {
    super(`what answers at ${url} is no nmbrs-mock (${status}, ${type}); check the address.`);
    this.name = 'NoMock';
  }
}

/** The mock demands its control token, and was given none or another one. */
export class Unauthorized extends Error {
  /** What was wrong, without the remedy. */
  readonly detail: string;

  constructor({ detail, remedy = '' }: Pick<ProblemDocument, 'detail' | 'remedy'>) {
    super(`${detail} ${remedy}`.trim());
    this.name = 'Unauthorized';
    this.detail = detail;
  }
}
