import type { ElementChange } from '../../contracts/control/migration.ts';
import type { Leaf } from '../../contracts/interface/leaves.ts';
import type { Scope } from '../../contracts/interface/model.ts';
import type { FieldTarget } from '../../contracts/rest/model.ts';

/** Which call of SOAP gives the GUIDs of REST for its ids (mark: converter-entity-words). */
const CONVERTERS: Readonly<Record<Scope, string>> = {
  debtor: 'DebtorService.Converter_GetDebtors_IntToGuid',
  company: 'CompanyService.Converter_GetByCompany_IntToGuid with Entity Company',
  employee: 'CompanyService.Converter_GetByCompany_IntToGuid with Entity Employee',
};

/** The call that gives the GUID for the value of an element; null where it is no id, and where none is known. */
export function converterOf({ field: { identity } }: Leaf): string | null {
  return identity && CONVERTERS[identity.scope];
}

/** How the value of an element differs where it goes. */
export function changesOf(leaf: Leaf, { to, values, says }: FieldTarget): ElementChange[] {
  const { field, path } = leaf;
  const before = path.split('/').at(-1) ?? path;
  const now = to.split('.').at(-1) ?? to;
  const type = field.type.kind === 'simple' ? field.type.name : field.type.kind;
  const changes: (ElementChange | null)[] = [
    before.toLowerCase() === now.toLowerCase()
      ? null
      : { kind: 'renamed', says: `${before} is called ${now}.` },
    isId(leaf, now) ? { kind: 'guid', says: guidText(leaf) } : null,
    type === 'dateTime' ? { kind: 'date', says: 'A date after ISO 8601, with a Z or as a day alone.' } : null,
    values ? { kind: 'values', says: valuesText(leaf, values) } : null,
    says === null ? null : { kind: 'other', says },
  ];
  return changes.filter((change) => change !== null);
}

/** Ids are numbers in SOAP and GUIDs in REST; those that are texts in SOAP are GUIDs there already. */
function isId({ field: { identity, type } }: Leaf, name: string): boolean {
  if (identity) return true;
  return /Id$/.test(name) && type.kind === 'simple' && (type.name === 'int' || type.name === 'decimal');
}

function guidText(leaf: Leaf): string {
  const converter = converterOf(leaf);
  return converter
    ? `A GUID, which ${converter} gives for the number.`
    : 'A GUID; no call is known that gives it for the number.';
}

/** What stands there for each value, and which values have nothing there. */
function valuesText({ field: { type } }: Leaf, values: ReadonlyMap<string, string>): string {
  const pairs = Array.from(values, ([before, now]) => `${before} is ${now}`);
  const left = type.kind === 'enum' ? type.values.filter((value) => !values.has(value)) : [];
  const nothing = left.length === 0 ? '' : `; for ${left.join(', ')} nothing is known`;
  return `${pairs.join(', ')}${nothing}.`;
}
