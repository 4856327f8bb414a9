import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Field, Operation, Type } from '../../contracts/interface/model.ts';

/** What an update does with what is left out goes by the types of its record, and every update says it. */

const updates = catalogue.services
  .flatMap(({ operations }) => operations)
  .filter(({ name, request }) => /_Update/.test(name) && recordsIn(request).length > 0);

/** The fields of the records that are sent, not those of records in them. */
function recordsIn(request: readonly Field[]): readonly (readonly Field[])[] {
  return request.flatMap(({ type }) => fieldsOf(type));
}

function fieldsOf(type: Type): readonly (readonly Field[])[] {
  if (type.kind === 'list') return fieldsOf(type.item.type);
  return type.kind === 'record' ? [type.fields] : [];
}

/** Where a value type may be left out, the service can tell that it was. */
function tellsWhatIsLeftOut({ request }: Operation): boolean {
  return recordsIn(request).some((fields) => fields.some(({ min, nillable }) => min === 0 && nillable));
}

const markOf = ({ marks }: Operation) =>
  marks.filter((id) => id.endsWith('update-overwrites') || id.endsWith('keeps-left-out'));

const named = ({ service, name }: Operation) => `${service.name} ${service.version} ${name}`;

describe('what an update does with what is left out', () => {
  it('is said of every one that takes a record, and once', () => {
    expect(updates.length).toBeGreaterThan(30);
    expect(updates.filter((update) => markOf(update).length !== 1).map(named)).toEqual([]);
  });

  it('is kept where the value types of the record are optional, and overwritten elsewhere', () => {
    const keeping = updates.filter((update) => markOf(update)[0]?.endsWith('keeps-left-out'));
    expect(keeping.map(named)).toEqual(updates.filter(tellsWhatIsLeftOut).map(named));
    expect(keeping.map(({ name }) => name)).toContain('PersonalInfo_UpdateCurrent');
  });
});
