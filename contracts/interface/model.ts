/**
 * The linked model of the Nmbrs interface: what `catalogue.ts` gives out after the `.contract` files were read and
 * every name in them was resolved. Everything that speaks to the wire is derived from these shapes: WSDL, help pages,
 * request readers, answer writers, access rules, coverage and the generated TypeScript types.
 */
import type { NmbrsErrorName } from './errors.ts';
import type { Provenance } from './provenance.ts';

/** The versions of the API. SingleSignOn of `v2.1` keeps the namespace of 2.0, as the real WSDL does. */
export const VERSIONS = ['v3', 'v2.1'] as const;
export type Version = (typeof VERSIONS)[number];

/** The services, in the order in which one meets them. */
export const SERVICE_NAMES = [
  'DebtorService',
  'CompanyService',
  'EmployeeService',
  'SingleSignOn',
  'ReportService',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/**
 * The kinds of record of which ids decide what a login may see, from the widest to the narrowest: an employee belongs to
 * a company, a company to a debtor.
 */
export const SCOPES = ['debtor', 'company', 'employee'] as const;
export type Scope = (typeof SCOPES)[number];

/** An annotation of a field: its value names a debtor, company or employee. */
interface Identity {
  readonly scope: Scope;
  /** A value that names nothing, e.g. -1 in `Company_Insert.DefaultCompanyId`. */
  readonly none: number | null;
}

/** One XML element of a request, result or record. */
export interface Field {
  readonly name: string;
  readonly type: Type;
  /** `minOccurs`: 1 for value types, 0 for reference types and lists, unless the contract says otherwise. */
  readonly min: 0 | 1;
  /** True for what may stand several times (`maxOccurs="unbounded"`): the item of a list, or a field without a wrapper. */
  readonly repeated: boolean;
  /** `nillable="true"`: `xsi:nil` stands for null. */
  readonly nillable: boolean;
  readonly identity: Identity | null;
  /** The ids inside this record say nothing (the record is about to get a new one), so they open no access question. */
  readonly ignoresOwnId: boolean;
  /** Names under which clients send it too, and which are read as well (mark: spellings-both-read). */
  readonly otherSpellings: readonly string[];
}

export const SIMPLE_TYPE_NAMES = [
  'int',
  'decimal',
  'boolean',
  'dateTime',
  'guid',
  'string',
  'base64Binary',
  'anyType',
] as const;
export type SimpleTypeName = (typeof SIMPLE_TYPE_NAMES)[number];

export interface SimpleType {
  readonly kind: 'simple';
  readonly name: SimpleTypeName;
}

export interface EnumType {
  readonly kind: 'enum';
  readonly name: string;
  readonly values: readonly string[];
}

export interface RecordType {
  readonly kind: 'record';
  /** Null for a record that the schema declares in place. */
  readonly name: string | null;
  readonly base: RecordType | null;
  /** The fields the type adds to its base. */
  readonly ownFields: readonly Field[];
  /** All fields in schema order: the base's first. */
  readonly fields: readonly Field[];
  /** Types of the same service that extend this one, directly or not; named by `xsi:type` on the wire. */
  readonly subtypes: readonly RecordType[];
  readonly provenance: Provenance;
}

/** A wrapper element with one repeated item, as ASMX writes arrays: `ArrayOfCompany` holds `Company` elements. */
export interface ListType {
  readonly kind: 'list';
  readonly name: string;
  readonly item: Field;
}

export type Type = SimpleType | EnumType | RecordType | ListType;
export type NamedType = EnumType | RecordType | ListType;

export interface Operation {
  readonly name: string;
  readonly service: ServiceContract;
  readonly soapAction: string;
  /** What it does, one sentence of our own. */
  readonly summary: string;
  readonly provenance: Provenance;
  readonly deprecated: boolean;
  /** The record of the SOAP header the operation reads; null for SingleSignOn. */
  readonly header: RecordType | null;
  readonly request: readonly Field[];
  /** The one element of the answer; null for an operation that answers nothing. */
  readonly result: Field | null;
  /** What it belongs to, in words: `absence`, `salary tables`. */
  readonly family: string;
  /** Whether it changes anything. */
  readonly writes: boolean;
  /** Whether an environment on a free trial may not do it (mark: free-trial-2013). */
  readonly forbiddenOnTrial: boolean;
  /**
   * What it raises for what it is asked to do: for values, periods and records. An operation with a header is also
   * refused for their caller, by the access rules.
   */
  readonly raises: readonly NmbrsErrorName[];
  /**
   * What it takes and does not use (mark: arguments-not-used): the paths of leaves below the operation's element,
   * `PersonalInfo/Number`, `timeSlots/TimeSlot/ID`.
   */
  readonly ignores: readonly string[];
  /** The ids of the marks it rests on (`contracts/facts`): what may be different at the real service. */
  readonly marks: readonly string[];
}

export interface ServiceContract {
  readonly name: ServiceName;
  readonly version: Version;
  readonly namespace: string;
  /** Where it is served, e.g. `/soap/v3/EmployeeService.asmx`; the first is the canonical one. */
  readonly paths: readonly string[];
  /** In the order of the WSDL. */
  readonly operations: readonly Operation[];
  operation(name: string): Operation | undefined;
  /** Named types of the service in the order in which its schema declares them. */
  readonly types: readonly NamedType[];
  type(name: string): NamedType | undefined;
}

/** Value types are always present on the wire; reference types may be absent (null). */
export function isValueType(type: Type): boolean {
  if (type.kind === 'enum') return true;
  if (type.kind !== 'simple') return false;
  return type.name !== 'string' && type.name !== 'base64Binary' && type.name !== 'anyType';
}

const lists = new WeakMap<Field, ListType>();

/** The type of what a field of a record holds: of one that is repeated without a wrapper, the list of its elements. */
export function contentTypeOf(field: Field): Type {
  if (!field.repeated) return field.type;
  const list = lists.get(field) ?? { kind: 'list', name: field.name, item: field };
  lists.set(field, list);
  return list;
}
