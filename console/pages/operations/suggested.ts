import type { OperationField } from '../../../contracts/control/operations.ts';
import type { Scope } from '../../../contracts/interface/model.ts';

/** Something that a login sees, to be chosen by its name. */
export interface SeenId {
  readonly id: number;
  readonly name: string;
  /** Where it belongs; left out for what stands at the top. */
  readonly group?: string;
}

/** What a login sees, by the kind of record; nothing where it may not ask, or where nobody wants to know. */
export type IdsSeen = Readonly<Record<Scope, readonly SeenId[]>>;

/** Arguments, or a record, by the names of their fields; what is undefined is left out. */
export type Values = Readonly<Record<string, unknown>>;

/** What values are made of that no one chose yet. */
export interface Suggestions {
  readonly ids: IdsSeen;
  /** By the clock of the environment. */
  readonly now: string;
}

/** Arguments that an operation can be tried with: ids that the login sees, the period of the clock, all else at its least. */
export function suggestedArguments(fields: readonly OperationField[], suggestions: Suggestions): Values {
  return valuesOf(fields, suggestions, true);
}

/** The values of a record that is about to be filled in. */
export function suggestedRecord(fields: readonly OperationField[], suggestions: Suggestions): Values {
  return valuesOf(fields, suggestions, false);
}

function valuesOf(fields: readonly OperationField[], suggestions: Suggestions, withRecords: boolean): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, suggestedValue(field, suggestions, withRecords)]),
  );
}

function suggestedValue(field: OperationField, suggestions: Suggestions, withRecords: boolean): unknown {
  if (field.list) return undefined;
  if (field.type === 'record')
    return withRecords && field.fields ? suggestedRecord(field.fields, suggestions) : undefined;
  if (field.id !== null) return suggestions.ids[field.id][0]?.id;
  if (field.optional || field.nillable) return undefined;
  return suggestedScalar(field, suggestions.now);
}

function suggestedScalar({ name, type, values }: OperationField, now: string): unknown {
  switch (type) {
    case 'int':
      if (/year$/i.test(name)) return Number(now.slice(0, 4));
      return /period$/i.test(name) ? Number(now.slice(5, 7)) : 0;
    case 'dateTime':
      return `${now.slice(0, 10)}T00:00:00`;
    case 'boolean':
      return false;
    case 'enum':
      return values?.[0];
    default:
      return undefined;
  }
}
