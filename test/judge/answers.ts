import fc, { type Arbitrary } from 'fast-check';
import type { Field, Operation, RecordType, SimpleTypeName, Type } from '../../contracts/interface/model.ts';
import { isValueType } from '../../contracts/interface/model.ts';
import { subtype } from '../../server/soap/subtype.ts';
import { anyText } from './forms.ts';

/** What an operation answers, in the shape in which a handler gives it; undefined for one that answers nothing. */
export function resultsOf({ result }: Operation): Arbitrary<unknown> {
  return fc
    .gen()
    .map((generate) =>
      result ? fieldValue(result, (arbitrary) => generate(() => arbitrary), 0) : undefined,
    );
}

type Draw = <T>(arbitrary: Arbitrary<T>) => T;

const MOST_DEEP = 5;

const SIMPLE_VALUES: Readonly<Record<SimpleTypeName, Arbitrary<unknown>>> = {
  int: fc.integer(),
  decimal: fc
    .tuple(fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }), fc.integer({ min: 0, max: 9 }))
    .map(([units, scale]) => decimal(units, scale)),
  boolean: fc.boolean(),
  dateTime: fc
    .tuple(
      fc.date({
        min: new Date('0001-01-01T00:00:00Z'),
        max: new Date('9999-12-31T23:59:59Z'),
        noInvalidDate: true,
      }),
      fc.oneof(
        fc.constant(''),
        fc
          .integer({ min: 1, max: 9_999_999 })
          .map((ticks) => `.${String(ticks).padStart(7, '0').replace(/0+$/, '')}`),
      ),
    )
    .map(([date, fraction]) => date.toISOString().slice(0, 19) + fraction),
  guid: fc.uuid(),
  string: anyText,
  anyType: anyText,
  base64Binary: fc.uint8Array({ maxLength: 120 }).map((bytes) => Buffer.from(bytes)),
};

function decimal(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const sign = units < 0n ? '-' : '';
  return sign + (scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`);
}

function fieldValue({ type, nillable }: Field, draw: Draw, depth: number): unknown {
  const mayBeNull = nillable || !isValueType(type);
  if (mayBeNull && draw(fc.integer({ min: 0, max: 9 })) === 0) return null;
  return contentOf(type, draw, depth);
}

/** The elements of a list without a wrapper, in which no element is null; a reader cannot tell none from null. */
function repetitions(type: Type, draw: Draw, depth: number): unknown {
  const length = depth > MOST_DEEP ? 0 : draw(fc.integer({ min: 0, max: 3 }));
  return length === 0 ? null : Array.from({ length }, () => contentOf(type, draw, depth + 1));
}

function contentOf(type: Type, draw: Draw, depth: number): unknown {
  switch (type.kind) {
    case 'simple':
      return draw(SIMPLE_VALUES[type.name]);
    case 'enum':
      return draw(fc.constantFrom(...type.values));
    case 'list': {
      const length = depth > MOST_DEEP ? 0 : draw(fc.integer({ min: 0, max: 3 }));
      return Array.from({ length }, () => fieldValue(type.item, draw, depth + 1));
    }
    case 'record':
      return recordOf(type, draw, depth);
  }
}

function recordOf(declared: RecordType, draw: Draw, depth: number): object {
  const type = draw(fc.constantFrom(declared, ...declared.subtypes));
  const record = Object.fromEntries(
    type.fields.map((field) => {
      const isEmpty = depth > MOST_DEEP && !isValueType(field.type);
      if (isEmpty) return [field.name, null];
      const value = field.repeated
        ? repetitions(field.type, draw, depth + 1)
        : fieldValue(field, draw, depth + 1);
      return [field.name, value];
    }),
  );
  return type === declared || type.name === null ? record : subtype(type.name, record);
}
