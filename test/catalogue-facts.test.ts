import { expect, test } from 'vitest';
import { catalogue } from '../contracts/interface/catalogue.ts';
import type { Field, NamedType, Operation, ServiceContract, Type } from '../contracts/interface/model.ts';
import { differences, type Facts, type Outline } from './support/outline.ts';
import { readShared } from './support/shared.ts';

/** A fact sheet of version 3, as far as it is compared (../shared/nmbrs/README.md). */
interface Sheet {
  readonly namespace: string;
  readonly endpoint: string;
  readonly operations: readonly SheetOperation[];
  readonly types: Readonly<Record<string, SheetType>>;
  readonly enums: Readonly<Record<string, { readonly values: readonly string[] }>>;
}

interface SheetProvenance {
  readonly confidence: string;
  readonly evidence: readonly string[];
}

interface SheetOperation extends SheetProvenance {
  readonly name: string;
  readonly soap_action: string;
  readonly header: string | null;
  readonly input: readonly SheetField[];
  readonly output: readonly SheetField[];
  readonly deprecated?: boolean;
}

interface SheetType extends SheetProvenance {
  readonly base?: string;
  readonly fields: readonly SheetField[];
}

interface SheetField {
  readonly name: string;
  readonly type: string;
  readonly min: number;
  readonly max: string;
  readonly nillable?: boolean;
  readonly fields?: readonly SheetField[];
}

/**
 * Where the catalogue departs from the sheets on purpose: an enum of texts that stand inside a string, so that no element
 * has its type; and a wrapper that the sheet made by rule, and of which its own note says that a client does not see it.
 */
const DEPARTURES: readonly string[] = [
  'ReportService v3: enum BackgroundTaskStatus missing',
  'CompanyService v3: type ArrayOfPayrollWorkflowAction missing',
  'CompanyService v3: type PayrollWorkflowTrack: element Actions: type ArrayOfPayrollWorkflowAction expected, PayrollWorkflowAction found',
  'CompanyService v3: type PayrollWorkflowTrack: element Actions: max 1 expected, unbounded found',
];

/** The sheets know the operations of their time; what was added to the catalogue since is none of their business. */
const CAME_LATER = /: (?:operation|type|enum) \w+ not expected$/;

test.for(
  catalogue.services
    .filter(({ version }) => version === 'v3')
    .map((service) => [service.name, service] as const),
)('%s v3 says what the fact sheet says', ([name, service], context) => {
  const sheet: Sheet = JSON.parse(readShared(`nmbrs/v3/${name}.json`, context));
  const found = differences(sheetOutline(name, sheet), contractOutline(service));
  expect(found.filter((sentence) => !CAME_LATER.test(sentence))).toEqual(
    DEPARTURES.filter((sentence) => sentence.startsWith(`${name} `)),
  );
});

function sheetOutline(name: string, { namespace, endpoint, operations, types, enums }: Sheet): Outline {
  return {
    kind: '',
    name: `${name} v3`,
    facts: { namespace, path: endpoint },
    parts: [
      part('operations', operations.map(sheetOperation)),
      ...byName([
        ...Object.entries(types).map(([type, { base, fields, ...provenance }]) => ({
          kind: 'type',
          name: type,
          facts: { base: base ?? 'none', ...(!type.startsWith('ArrayOf') && provenanceFacts(provenance)) },
          parts: fields.map(sheetField),
        })),
        ...Object.entries(enums).map(([type, { values }]) => enumOutline(type, values)),
      ]),
    ],
  };
}

function sheetOperation({ name, input, output, ...operation }: SheetOperation): Outline {
  return {
    kind: 'operation',
    name,
    facts: {
      soapAction: operation.soap_action,
      header: operation.header ?? 'none',
      deprecated: String(operation.deprecated ?? false),
      ...provenanceFacts(operation),
    },
    parts: [part('request', input.map(sheetField)), part('response', output.map(sheetField))],
  };
}

function sheetField({ name, type, min, max, nillable = false, fields = [] }: SheetField): Outline {
  return {
    kind: 'element',
    name,
    facts: { type, min: String(min), max, nillable: String(nillable) },
    parts: fields.map(sheetField),
  };
}

function contractOutline(service: ServiceContract): Outline {
  return {
    kind: '',
    name: `${service.name} ${service.version}`,
    facts: { namespace: service.namespace, path: service.paths[0] ?? 'none' },
    parts: [
      part('operations', service.operations.map(contractOperation)),
      ...byName(service.types.map(contractType)),
    ],
  };
}

function contractOperation({
  name,
  soapAction,
  header,
  deprecated,
  provenance,
  request,
  result,
}: Operation): Outline {
  return {
    kind: 'operation',
    name,
    facts: {
      soapAction,
      header: header?.name ?? 'none',
      deprecated: String(deprecated),
      ...provenanceFacts(provenance),
    },
    parts: [
      part('request', request.map(contractField)),
      part('response', result ? [contractField(result)] : []),
    ],
  };
}

function contractType(type: NamedType): Outline {
  if (type.kind === 'enum') return enumOutline(type.name, type.values);
  if (type.kind === 'list')
    return { kind: 'type', name: type.name, facts: { base: 'none' }, parts: [contractField(type.item)] };
  return {
    kind: 'type',
    name: type.name ?? '',
    facts: { base: type.base?.name ?? 'none', ...provenanceFacts(type.provenance) },
    parts: type.ownFields.map(contractField),
  };
}

function contractField({ name, type, min, repeated, nillable }: Field): Outline {
  return {
    kind: 'element',
    name,
    facts: {
      type: typeName(type),
      min: String(min),
      max: repeated ? 'unbounded' : '1',
      nillable: String(nillable),
    },
    parts: type.kind === 'record' && type.name === null ? type.fields.map(contractField) : [],
  };
}

function typeName(type: Type): string {
  if (type.kind !== 'simple') return type.name ?? 'inline';
  return type.name === 'guid' ? 's1:guid' : `xs:${type.name}`;
}

function enumOutline(name: string, values: readonly string[]): Outline {
  const value = (text: string): Outline => ({ kind: 'value', name: text, facts: {}, parts: [] });
  return { kind: 'enum', name, facts: {}, parts: values.map(value) };
}

function part(kind: string, parts: readonly Outline[]): Outline {
  return { kind, name: '', facts: {}, parts };
}

/** The sheets list types in no order that means anything; the WSDL test knows the order of the schema. */
function byName(types: readonly Outline[]): Outline[] {
  return types.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function provenanceFacts({ confidence, evidence }: SheetProvenance): Facts {
  return { confidence, evidence: [...evidence].sort().join(', ') };
}
