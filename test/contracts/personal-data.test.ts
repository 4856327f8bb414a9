import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { fieldsWithSubtypes } from '../../contracts/interface/fields.ts';
import type { Field, Operation, RecordType, Type } from '../../contracts/interface/model.ts';
import {
  type DataKind,
  DECLARED_ELEMENTS,
  dataKindNamed,
  dataKindOf,
} from '../../contracts/interface/personal-data.ts';

/** A leaf of a message, with the record or operation that it is declared in. */
interface Found {
  readonly field: Field;
  readonly owner: RecordType | string;
  readonly place: string;
}

describe('what elements tell of people', () => {
  const operations = catalogue.services.flatMap((service) => service.operations);
  const leaves = operations.flatMap(leavesOfMessages);

  it('is declared of every text and document, in requests, answers and headers of both versions', () => {
    expect(operations.length).toBe(737);
    const texts = leaves.filter(({ field: { type } }) => isOpen(type));
    expect(texts.length).toBeGreaterThan(2_000);
    const undeclared = texts.filter(({ field, owner }) => dataKindOf(field, owner) === null);
    expect([...new Set(undeclared.map(({ place }) => place))]).toEqual([]);
  });

  it('is declared of nothing that the catalogue does not have', () => {
    const names = new Set(
      leaves.flatMap(({ field: { name }, owner }) => [
        name,
        ...(typeof owner === 'string' ? [owner] : namesOf(owner)).map((one) => `${one}.${name}`),
      ]),
    );
    expect(DECLARED_ELEMENTS.filter((name) => !names.has(name))).toEqual([]);
  });

  it('is nothing of numbers, yes and no, ids, words of a list and days, but for birthdays', () => {
    const kinds = new Map<string, Set<string>>();
    for (const { field, owner } of leaves.filter(({ field: { type } }) => !isOpen(type)))
      kinds.set(
        dataKindOf(field, owner) ?? 'none',
        (kinds.get(dataKindOf(field, owner) ?? 'none') ?? new Set()).add(field.name),
      );
    expect([...kinds.keys()].sort()).toEqual(['birthday', 'harmless']);
    expect([...(kinds.get('birthday') ?? [])].sort()).toEqual(['Birthday', 'DeceasedDate']);
  });

  it.each<readonly [operation: string, element: string, kind: DataKind]>([
    ['PersonalInfo_GetCurrent', 'BSN', 'citizen number'],
    ['BankAccount_GetList', 'Number', 'bank account'],
    ['Partner_Get', 'PartnerName', 'name'],
    ['Employee_Insert', 'LastName', 'name'],
    ['List_GetByDebtor', 'Name', 'firm'],
    ['Absence2_GetList', 'Comment', 'text'],
  ])('%s: %s is of kind %s', (operation, element, kind) => {
    const found = leaves.filter(
      ({ field, place }) => place.startsWith(`${operation}/`) && field.name === element,
    );
    const declared = found.map(({ field, owner }) => dataKindOf(field, owner));
    expect(declared).toContain(kind);
  });

  it('is known by the name alone in documents, in any case', () => {
    expect(dataKindNamed('SofiNr')).toBe('citizen number');
    expect(dataKindNamed('bsn')).toBe('citizen number');
    expect(dataKindNamed('Firstname')).toBe('name');
    expect(dataKindNamed('SomethingElse')).toBeNull();
  });
});

function isOpen(type: Type): boolean {
  return type.kind === 'simple' && ['string', 'base64Binary', 'anyType'].includes(type.name);
}

function namesOf({ name, base }: RecordType): string[] {
  return [name ?? '', ...(base ? namesOf(base) : [])];
}

function leavesOfMessages({ name, request, result, header }: Operation): Found[] {
  return [
    ...request.flatMap((field) => leavesIn(field, name, `${name}/${field.name}`, [])),
    ...(result ? leavesIn(result, name, `${name}/${result.name}`, []) : []),
    ...(header?.fields ?? []).flatMap((field) =>
      leavesIn(field, header ?? name, `${name}/${field.name}`, []),
    ),
  ];
}

function leavesIn(field: Field, owner: RecordType | string, place: string, around: readonly Type[]): Found[] {
  const { type } = field;
  if (type.kind === 'list') return leavesIn(type.item, owner, `${place}/${type.item.name}`, around);
  if (type.kind !== 'record') return [{ field, owner, place }];
  if (around.includes(type)) return [];
  const within = type.name === null ? owner : type;
  return fieldsWithSubtypes(type).flatMap((inner) =>
    leavesIn(inner, within, `${place}/${inner.name}`, [...around, type]),
  );
}
