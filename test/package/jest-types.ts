/**
 * A project that tests with Jest, as far as the compiler looks at it. Jest is no dependency of ours, so what matchers are
 * added to is declared here as Jest and `@types/jest` declare it. They are texts because our own tests have no such globals.
 */
export const JEST_PROJECT: Readonly<Record<string, string>> = {
  'jest/expect.d.ts': `
    export interface Matchers<R extends void | Promise<void>, T = unknown> {
      toBe(expected: T): R;
    }
    export const expect: <T>(actual: T) => Matchers<void, T> & { readonly not: Matchers<void, T> };
  `,
  'jest/globals.d.ts': `
    declare namespace jest {
      interface Matchers<R, T = {}> {
        toBe(expected: T): R;
      }
    }
    declare const expect: <T>(actual: T) => jest.Matchers<void, T> & { readonly not: jest.Matchers<void, T> };
  `,
  'jest/tests.ts': `
    import { expect as imported } from 'expect';
    import { type CallJournal, CallsNotAsExpected, useNmbrs, type Violation, WrongExpectation } from 'nmbrs-mock/jest';

    const env = useNmbrs();
    await imported(env()).toHonourTheContract();
    await imported(env()).not.toHaveBeenCalledOn('Absence2_Insert', { EmployeeId: (id: number) => id > 1 }, 1);
    await expect(env()).toHaveBeenCalledInOrder('Absence2_Insert', 'Absence_RecoveryInsert');
    await expect(fetch(env().url)).not.toAnswerFault(1003);
    // @ts-expect-error An operation has a name.
    await imported(env()).toHaveBeenCalledOn(1);
    // @ts-expect-error An operation has a name.
    await expect(env()).toHaveBeenCalledOn(1);
    const calls: CallJournal = env().calls;
    const violations: readonly Violation[] = await calls.violations();
    console.log(violations, CallsNotAsExpected, WrongExpectation);
  `,
  'jest/tsconfig.json': JSON.stringify({
    extends: '../tsconfig.nodenext.json',
    compilerOptions: { noEmit: true, paths: { expect: ['./expect.d.ts'] } },
    include: ['*.ts'],
  }),
  'jest/tsconfig.bundler.json': JSON.stringify({
    extends: './tsconfig.json',
    compilerOptions: { module: 'preserve', moduleResolution: 'bundler' },
  }),
};
