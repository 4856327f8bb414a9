import { z } from 'zod';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { fieldsWithSubtypes } from '../../contracts/interface/fields.ts';
import {
  contentTypeOf,
  type Field,
  type Operation,
  type ServiceName,
  type SimpleType,
  type Type,
} from '../../contracts/interface/model.ts';
import { FORM, GREATEST_INT, LEAST_INT } from '../../contracts/interface/value-texts.ts';
import { callStepShape, caseShape, mockStepShape, SEND_EXPECTATIONS, sendStepShape } from './case-shape.ts';

/** Where the schema is, from the root of the package. */
export const CASE_SCHEMA_FILE = 'contracts/cases/generated/case.schema.json';

type Schema = Readonly<Record<string, unknown>>;

/** An operation in the versions that have it. */
interface Offered {
  readonly service: ServiceName;
  readonly name: string;
  readonly versions: readonly Operation[];
}

/**
 * The JSON Schema of a case file, for editors: what can be written where, operations, fields and enum values of the
 * catalogue included. It knows no version, so it allows what any of them has; the loader is the one that judges.
 */
export function caseSchema(): Schema {
  const definitions: Record<string, Schema> = { ...simpleValues(), Rules: RULES };
  const offered = operations();
  const { definitions: ofSeeds, ...document } = of(caseShape);
  const names = offered.map(({ service, name }) => `${service}.${name}`);
  const bare = [...new Set(offered.map(({ name }) => name))];
  const callStep = of(callStepShape);
  const properties = callStep.properties as Record<string, Schema>;
  const defs: Record<string, Schema> = {
    CallStep: {
      ...callStep,
      properties: { ...properties, call: { ...properties.call, enum: [...names, ...bare] } },
      allOf: [
        ...offered.map((one) => whenCalled(`${one.service}.${one.name}`, [one], definitions)),
        ...bare.map((name) =>
          whenCalled(
            name,
            offered.filter((one) => one.name === name),
            definitions,
          ),
        ),
      ],
    },
    SendStep: { ...of(sendStepShape), anyOf: SEND_EXPECTATIONS.map((key) => ({ required: [key] })) },
    MockStep: of(mockStepShape),
  };
  const steps = {
    type: 'array',
    minItems: 1,
    items: {
      type: 'object',
      allOf: Object.entries({ call: 'CallStep', send: 'SendStep', mock: 'MockStep' }).map(([key, step]) => ({
        if: { required: [key] },
        // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema.
        then: { $ref: `#/$defs/${step}` },
      })),
      anyOf: [{ required: ['call'] }, { required: ['send'] }, { required: ['mock'] }],
    },
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...document,
    properties: { ...(document.properties as Schema), steps },
    $defs: { ...defs, ...(ofSeeds as Schema), ...definitions },
  };
}

/** A schema without its dialect, whose definitions are referred to where those of the file stand. */
function of(shape: z.ZodType): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', target: 'draft-7' });
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', '"#/$defs/')) as Schema;
}

function operations(): Offered[] {
  const offered = new Map<string, Offered>();
  for (const { name: service, operations } of catalogue.services)
    for (const operation of operations) {
      const key = `${service}.${operation.name}`;
      const versions = [...(offered.get(key)?.versions ?? []), operation];
      offered.set(key, { service, name: operation.name, versions });
    }
  return [...offered.values()];
}

/** What a step may say when it calls one of these, which go by the same name. */
function whenCalled(call: string, offered: readonly Offered[], definitions: Record<string, Schema>): Schema {
  const steps = offered.map((one) => {
    const key = `${one.service}.${one.name}()`;
    definitions[key] ??= stepOf(one, definitions);
    return { $ref: `#/$defs/${key}` };
  });
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema.
  return { if: { properties: { call: { const: call } } }, then: anyOf(steps) };
}

function stepOf({ service, versions }: Offered, definitions: Record<string, Schema>): Schema {
  const fields = versions.flatMap(({ request }) => request);
  const answers = versions.flatMap(({ result }) =>
    result ? [valueSchema(result.type, service, definitions)] : [],
  );
  return {
    properties: {
      with: {
        type: 'object',
        additionalProperties: false,
        properties: propertiesOf(fields, service, definitions),
      },
      answer: answers.length > 0 ? anyOf([...answers, { type: 'null' }]) : false,
    },
  };
}

function propertiesOf(
  fields: readonly Field[],
  service: ServiceName,
  definitions: Record<string, Schema>,
): Schema {
  const properties: Record<string, Schema> = {};
  for (const field of fields)
    properties[field.name] ??= valueSchema(contentTypeOf(field), service, definitions);
  return properties;
}

/** A value of a type, a `$name` for it, or rules about it. */
function valueSchema(type: Type, service: ServiceName, definitions: Record<string, Schema>): Schema {
  switch (type.kind) {
    case 'simple':
      return { $ref: `#/$defs/${type.name}` };
    case 'enum':
      return { anyOf: [{ enum: type.values }, { $ref: '#/$defs/Rules' }] };
    case 'list': {
      const item = valueSchema(type.item.type, service, definitions);
      const several = { anyOf: [item, { type: 'array', items: item }] };
      const rules = {
        type: 'object',
        additionalProperties: false,
        properties: {
          has: several,
          lacks: several,
          each: item,
          first: item,
          last: item,
          count: {},
          sortedBy: {},
        },
      };
      return { anyOf: [{ type: 'array', items: item }, rules] };
    }
    case 'record': {
      if (type.name === null)
        return { type: 'object', properties: propertiesOf(type.fields, service, definitions) };
      const key = `${service}.${type.name}`;
      if (!(key in definitions)) {
        definitions[key] = {};
        const everywhere = catalogue.services.flatMap((one) => {
          const same = one.name === service ? one.type(type.name ?? '') : undefined;
          return same?.kind === 'record' ? fieldsWithSubtypes(same) : [];
        });
        definitions[key] = {
          type: ['object', 'null'],
          additionalProperties: false,
          properties: propertiesOf(everywhere, service, definitions),
        };
      }
      return { $ref: `#/$defs/${key}` };
    }
  }
}

/** What else may stand where a simple value does: a `$name`, nothing, or rules about it. */
const RULES: Schema = {
  anyOf: [
    { type: 'string', pattern: '^\\$' },
    { type: 'null' },
    {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        ['not', 'atLeast', 'atMost', 'oneOf', 'matches'].map((rule) => [rule, {}]),
      ),
    },
  ],
};

/** How values of the simple types are written: as YAML has them, or as texts. */
function simpleValues(): Record<SimpleType['name'], Schema> {
  const entries = Object.entries(FORM).map(([name, { source }]) => {
    const values = [...(NOT_TEXTS[name as SimpleType['name']] ?? []), { type: 'string', pattern: source }];
    return [name, { description: name, anyOf: [...values, { $ref: '#/$defs/Rules' }] }];
  });
  return Object.fromEntries(entries) as Record<SimpleType['name'], Schema>;
}

const ANY_SCALAR: readonly Schema[] = [{ type: ['number', 'boolean'] }];

/** What YAML makes of values that are written without quotes. */
const NOT_TEXTS: { readonly [Name in SimpleType['name']]?: readonly Schema[] } = {
  int: [{ type: 'integer', minimum: LEAST_INT, maximum: GREATEST_INT }],
  decimal: [{ type: 'number' }],
  boolean: [{ type: 'boolean' }],
  string: ANY_SCALAR,
  base64Binary: ANY_SCALAR,
  anyType: ANY_SCALAR,
};

function anyOf(schemas: readonly Schema[]): Schema {
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  return different.length === 1 ? (different[0] as Schema) : { anyOf: different };
}

/** The file's text: a definition a line, so that one sees what a change of the catalogue changed. */
export function caseSchemaText(): string {
  const { $defs, ...head } = caseSchema();
  const definitions = Object.entries($defs as Schema).map(
    ([key, definition]) => `${JSON.stringify(key)}: ${JSON.stringify(definition)}`,
  );
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "$defs": {\n${definitions.join(',\n')}\n}}\n`;
}
