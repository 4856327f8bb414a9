import type { Field } from '../../contracts/interface/model.ts';
import { employeeTypeIds } from '../../fixtures/employee-types.ts';

/** What answers tell that later questions are asked by. */
export type Column =
  | 'debtor'
  | 'company'
  | 'employee'
  | 'year'
  | 'period'
  | 'run'
  | 'wageTax'
  | 'pensionExport'
  | 'function'
  | 'agreement'
  | 'task';

/** Where the value of an argument comes from. */
export type Argument =
  | {
      readonly kind: 'known';
      readonly column: Column;
      /** As it is written in the call. */
      readonly textOf: (value: string) => string;
    }
  | {
      readonly kind: 'chosen';
      /** Each of them is asked for. */
      readonly values: readonly string[];
    }
  /** It narrows the answer down, and may be left out. */
  | { readonly kind: 'open' };

/**
 * How an argument of an operation is filled; null for one that nothing is known to fill with. Texts are filled with nothing that
 * an answer tells: where a capture is gone on with, another one stands in its place.
 */
export function argumentOf({ name, type, identity, nillable }: Field): Argument | null {
  if (identity) return known(identity.scope);
  if (nillable) return { kind: 'open' };
  const named = BY_NAME.find(([pattern]) => pattern.test(name));
  if (named) return named[1];
  if (type.kind !== 'enum') return null;
  return chosen(type.values.includes(ALL) ? [ALL] : type.values.filter((value) => value !== 'Undefined'));
}

/** The word by which a list of choices is left as it is. */
const ALL = 'all';

const BY_NAME: readonly (readonly [name: RegExp, argument: Argument])[] = [
  [/year$/i, known('year')],
  [/period$/i, known('period')],
  [/^(?:from|dtmStart)$/, known('year', (year) => `${year}-01-01T00:00:00`)],
  [/^(?:to|dtmEnd|paymentDate)$/, known('year', (year) => `${year}-12-31T00:00:00`)],
  [/^runId$/i, known('run')],
  [/^(?:LoonaangifteID|WageTaxID)$/, known('wageTax')],
  [/^PensionExportID$/, known('pensionExport')],
  [/^FunctionID$/, known('function')],
  [/^LabourAgreementSettingsGroupId$/, known('agreement')],
  [/^TaskId$/, known('task')],
  // 0 is said to mean every type (mark: employee-type-zero); where it does not, each type is asked for.
  [/^EmployeeType$/, chosen(['0', ...Object.values(employeeTypeIds).map(String)])],
  [/^Entity$/, chosen(['Debtor', 'Company', 'Employee'])],
];

function known(column: Column, textOf = (value: string) => value): Argument {
  return { kind: 'known', column, textOf };
}

function chosen(values: readonly string[]): Argument {
  return { kind: 'chosen', values };
}
