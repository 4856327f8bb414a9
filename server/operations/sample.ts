import type { Field, Operation, RecordType, Scope, SimpleTypeName } from '../../contracts/interface/model.ts';
import { namedIn } from '../access/identities.ts';
import type { View } from '../access/view.ts';

/**
 * The answer of an operation whose family is not built yet: true to the schema, the same every time, and nobody's real
 * data. Where it must name a debtor, company or employee it repeats the one that was asked for.
 */
export function sampleResult(
  operation: Operation,
  args: Readonly<Record<string, unknown>>,
  view: View | null,
): unknown {
  if (operation.result === null) return undefined;
  const asked = new Map(namedIn(operation, args).map(({ scope, id }) => [scope, id]));
  const idOf = (scope: Scope) => asked.get(scope) ?? (view ? firstVisible(view, scope) : 0);
  return sampleField(operation.result, idOf, []);
}

type IdOf = (scope: Scope) => number;

const SIMPLE_SAMPLES: Record<SimpleTypeName, (name: string) => unknown> = {
  int: (name) => (/year/i.test(name) ? 2026 : 1),
  decimal: () => '1.00',
  boolean: () => true,
  dateTime: () => '2026-01-01T00:00:00',
  guid: () => '00000000-0000-4000-8000-000000000001',
  string: (name) => `Sample ${name}`,
  anyType: (name) => `Sample ${name}`,
  base64Binary: (name) => Buffer.from(`Sample ${name}`),
};

function sampleField({ name, type, identity }: Field, idOf: IdOf, within: readonly RecordType[]): unknown {
  switch (type.kind) {
    case 'simple':
      return identity ? idOf(identity.scope) : SIMPLE_SAMPLES[type.name](name);
    case 'enum':
      // The first value is often the one that says nothing.
      return type.values[1] ?? type.values[0];
    case 'list': {
      const item = sampleField(type.item, idOf, within);
      return item === null ? [] : [item];
    }
    case 'record': {
      // A record that holds itself ends here.
      if (within.includes(type)) return null;
      const path = [...within, type];
      return Object.fromEntries(type.fields.map((field) => [field.name, sampleField(field, idOf, path)]));
    }
  }
}

/** Where nothing was asked for by id, the first record the caller sees; 0 when it sees none. */
function firstVisible(view: View, scope: Scope): number {
  const [company] = view.companies();
  switch (scope) {
    case 'debtor':
      return view.debtors()[0]?.id ?? 0;
    case 'company':
      return company?.id ?? 0;
    case 'employee':
      return (company && view.employeesOf(company.id)[0]?.id) ?? 0;
  }
}
