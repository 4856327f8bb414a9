import { catalogue } from '../../contracts/interface/catalogue.ts';
import { fieldNamed, fieldsWithSubtypes } from '../../contracts/interface/fields.ts';
import type { Field, Operation, RecordType, ServiceContract, Type } from '../../contracts/interface/model.ts';
import { dataKindNamed, dataKindOf } from '../../contracts/interface/personal-data.ts';
import { isSecretName } from '../../server/journal/masking/secret-names.ts';
import type { FoundKind } from './found-value.ts';
import type { Token } from './markup.ts';

/** What an element is to those in it. */
export interface Frame {
  readonly name: string;
  readonly role:
    | 'document'
    | 'envelope'
    | 'header'
    | 'body'
    | 'fault'
    | 'declared'
    | 'unknown'
    | 'description';
  /** The fields that elements in it may be of. */
  readonly fields: readonly Field[];
  /** In which these are declared. */
  readonly owner: RecordType | string;
  /** What its own text is of. */
  readonly kind: FoundKind;
  readonly type: Type | null;
  readonly operation: Operation | null;
  readonly path: readonly string[];
  /** Its texts, until it is known whether it holds elements. */
  readonly texts: Token[];
  hasChildren: boolean;
}

const NOTHING_DECLARED = { fields: [], owner: '', type: null, operation: null } as const;

/** The root of what describes a service. */
const DESCRIPTIONS = ['definitions', 'discovery'];

/**
 * What an element is that stands in another one.
 * @param isNested whether the document stands in a value of another one.
 */
export function elementIn(
  around: Frame,
  name: string,
  { service, isNested }: { readonly service: ServiceContract | null; readonly isNested: boolean },
): Frame {
  switch (around.role) {
    case 'document':
      if (name === 'Envelope') return frame(name, 'envelope', 'text');
      if (!isNested && DESCRIPTIONS.includes(name)) return frame(name, 'description', 'harmless');
      return unknownFrame(around, name);
    case 'envelope':
      if (name === 'Header') return frame(name, 'header', 'text');
      return name === 'Body' ? frame(name, 'body', 'text') : unknownFrame(around, name);
    case 'header': {
      const header = headerNamed(name);
      if (!header) return unknownFrame(around, name);
      const { fields } = header;
      return { ...frame(name, 'declared', 'text'), fields, owner: header };
    }
    case 'body':
      return name === 'Fault' ? frame(name, 'fault', 'fault') : operationFrame(around, name, service);
    case 'fault':
    case 'description':
      return { ...frame(name, around.role, around.kind), path: [...around.path, name] };
    default: {
      const field = fieldNamed(around.fields, name);
      return field ? declaredFrame(around, field) : unknownFrame(around, name);
    }
  }
}

function operationFrame(around: Frame, name: string, service: ServiceContract | null): Frame {
  const asked = operationNamed(name, service);
  const answered = asked ? undefined : operationNamed(name.replace(/Response$/, ''), service);
  const operation = asked ?? answered;
  if (!operation) return unknownFrame(around, name);
  const fields = asked ? operation.request : operation.result ? [operation.result] : [];
  return { ...frame(name, 'declared', 'text'), fields, owner: operation.name, operation };
}

function operationNamed(name: string, service: ServiceContract | null): Operation | undefined {
  const services = service ? [service] : catalogue.services;
  return services.map((one) => one.operation(name)).find((operation) => operation !== undefined);
}

/** An element in which nothing is declared. @param kind what its own text is of. */
export function frame(name: string, role: Frame['role'], kind: FoundKind): Frame {
  return { ...NOTHING_DECLARED, name, role, kind, path: [], texts: [], hasChildren: false };
}

function unknownFrame({ operation, path }: Frame, name: string): Frame {
  const kind = isSecretName(name) ? 'secret' : (dataKindNamed(name) ?? 'unknown');
  return { ...frame(name, 'unknown', kind), operation, path: [...path, name] };
}

function declaredFrame({ owner, operation, path }: Frame, { name, type }: Field): Frame {
  const inside = { ...frame(name, 'declared', 'text'), operation, path: [...path, name] };
  if (type.kind === 'list') return { ...inside, fields: [type.item], owner };
  if (type.kind === 'record')
    return { ...inside, fields: fieldsWithSubtypes(type), owner: type.name === null ? owner : type };
  const declared = dataKindOf({ name, type }, owner) ?? 'text';
  const isOpen = type.kind === 'simple' && ['string', 'base64Binary', 'anyType'].includes(type.name);
  const kind = isSecretName(name) ? 'secret' : declared === 'harmless' && !isOpen ? 'typed' : declared;
  return { ...inside, kind, type };
}

let headers: ReadonlyMap<string, RecordType> | null = null;

function headerNamed(name: string): RecordType | undefined {
  headers ??= new Map(
    catalogue.services.flatMap(({ operations }) =>
      operations.flatMap(({ header }) => (header?.name ? [[header.name, header] as const] : [])),
    ),
  );
  return headers.get(name);
}
