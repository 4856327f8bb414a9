/**
 * What drift is told about: the slim shape that the catalogue and any WSDL have in common. It holds what goes over the
 * wire, and leaves out what may differ without consequence: prefixes, documentation, the order of declarations, the
 * names of messages, ports and bindings.
 */

import type { SoapVersion } from '../../server/soap/protocol.ts';

export interface ServiceShape {
  readonly name: string;
  readonly namespace: string;
  /** The paths at which each version of SOAP is served; null for a version that is not. */
  readonly ports: Readonly<Record<SoapVersion, readonly string[] | null>>;
  readonly operations: ReadonlyMap<string, OperationShape>;
}

export interface OperationShape {
  readonly name: string;
  /** How each version of SOAP is spoken; null for a version in which it is not offered. */
  readonly bindings: Readonly<Record<SoapVersion, BindingShape | null>>;
  readonly header: ElementShape | null;
  readonly request: ElementShape;
  /** Null for an operation without an answer, not even an empty one. */
  readonly answer: ElementShape | null;
}

export interface BindingShape {
  /** The soapAction; the service's own namespace is left out. */
  readonly action: string;
  /** `document/literal` for every operation of ASMX. */
  readonly style: string;
}

/** An element that stands in the header or the body of an envelope. */
export interface ElementShape {
  readonly name: string;
  /** Null for the service's own namespace. */
  readonly namespace: string | null;
  readonly type: TypeShape;
}

export interface FieldShape extends ElementShape {
  /** The type that declares it; for a request, an answer or a record in place, the way down to it. */
  readonly owner: string;
  readonly min: number;
  /** `Infinity` for unbounded. */
  readonly max: number;
  readonly nillable: boolean;
  /** The value that its declaration says it has where it is left out; null where it says none. */
  readonly declaredDefault: string | null;
}

export interface SimpleShape {
  readonly kind: 'simple';
  /** The built-in type of XML Schema, or `guid`. */
  readonly name: string;
  /** What restricts it further, such as `maxLength 40`; empty for nothing. */
  readonly facets: string;
}

export interface EnumShape {
  readonly kind: 'enum';
  /** Null for one declared in place. */
  readonly name: string | null;
  readonly values: readonly string[];
}

/** A record; a list is a record whose one field may repeat. */
export interface RecordShape {
  readonly kind: 'record';
  /** Null for one declared in place. */
  readonly name: string | null;
  /** In schema order, those of its base first. */
  readonly fields: readonly FieldShape[];
  /** Whether they come in that order; not so for an `all`, or a choice that may be made again. */
  readonly isOrdered: boolean;
  /** Types that extend it, directly or not. */
  readonly subtypes: readonly RecordShape[];
}

export type TypeShape = SimpleShape | EnumShape | RecordShape;

/** The fields of a record and those that any type extending it may add. */
export function fieldsWithSubtypes({ fields, subtypes }: RecordShape): readonly FieldShape[] {
  const own = new Set(fields.map(({ name }) => name));
  return [...fields, ...subtypes.flatMap((subtype) => subtype.fields.filter(({ name }) => !own.has(name)))];
}

/** How messages call a type. */
export function typeName(type: TypeShape): string {
  if (type.kind === 'simple') return type.facets === '' ? type.name : `${type.name} (${type.facets})`;
  return type.name ?? (type.kind === 'enum' ? `one of ${type.values.join(', ')}` : 'a record');
}
