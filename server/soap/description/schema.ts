import { element, type XmlElement } from '../../../base/xml/write.ts';
import type {
  EnumType,
  Field,
  NamedType,
  RecordType,
  ServiceContract,
  Type,
} from '../../../contracts/interface/model.ts';
import { type SchemaItem, schemaOrder } from './schema-order.ts';
import { MICROSOFT_TYPES_NAMESPACE } from './wsdl-namespaces.ts';

/**
 * The schemas of a service: its own namespace, and Microsoft's types where a guid is used. The prefixes `s`, `tns` and
 * `s1` are those of the WSDL around it (fact: wire-wsdl-layout, wire-wsdl-occurs).
 */
export function renderSchemas(service: ServiceContract): XmlElement[] {
  const headerBases = new Set(service.operations.flatMap(({ header }) => (header ? [rootOf(header)] : [])));
  const items = schemaOrder(service).map((item) => schemaItem(item, headerBases));
  if (!items.some(mentionsGuid)) return [schema(service.namespace, items)];

  const importGuid = element('s:import', { namespace: MICROSOFT_TYPES_NAMESPACE });
  return [schema(service.namespace, [importGuid, ...items]), schema(MICROSOFT_TYPES_NAMESPACE, [GUID])];
}

function schema(namespace: string, items: readonly XmlElement[]): XmlElement {
  return element('s:schema', { elementFormDefault: 'qualified', targetNamespace: namespace }, items);
}

function schemaItem(item: SchemaItem, headerBases: ReadonlySet<RecordType>): XmlElement {
  switch (item.kind) {
    case 'request':
      return globalElement(item.operation.name, item.operation.request);
    case 'response':
      return globalElement(
        `${item.operation.name}Response`,
        item.operation.result ? [item.operation.result] : [],
      );
    case 'header': {
      const name = item.type.name as string;
      return element('s:element', { name, type: `tns:${name}` });
    }
    case 'type':
      return namedType(item.type, headerBases);
  }
}

function globalElement(name: string, fields: readonly Field[]): XmlElement {
  return element('s:element', { name }, [element('s:complexType', {}, sequence(fields))]);
}

function namedType(type: NamedType, headerBases: ReadonlySet<RecordType>): XmlElement {
  switch (type.kind) {
    case 'enum':
      return enumType(type);
    case 'list':
      return element('s:complexType', { name: type.name }, sequence([type.item]));
    case 'record':
      return recordType(type, headerBases.has(type));
  }
}

/** A header's own base admits any attribute, because SOAP puts `mustUnderstand` and its kin on header entries. */
function recordType({ name, base, ownFields }: RecordType, isHeaderBase: boolean): XmlElement {
  const attributes = { name: name as string };
  const own = sequence(ownFields);
  if (!base) {
    const anyAttribute = isHeaderBase ? [element('s:anyAttribute')] : [];
    return element('s:complexType', attributes, [...own, ...anyAttribute]);
  }
  const extension = element('s:extension', { base: `tns:${base.name}` }, own);
  return element('s:complexType', attributes, [element('s:complexContent', { mixed: 'false' }, [extension])]);
}

function enumType({ name, values }: EnumType): XmlElement {
  const enumeration = values.map((value) => element('s:enumeration', { value }));
  return element('s:simpleType', { name }, [element('s:restriction', { base: 's:string' }, enumeration)]);
}

function sequence(fields: readonly Field[]): XmlElement[] {
  return fields.length === 0 ? [] : [element('s:sequence', {}, fields.map(localElement))];
}

function localElement({ name, type, min, repeated, nillable }: Field): XmlElement {
  const typeName = typeReference(type);
  const attributes = {
    minOccurs: String(min),
    maxOccurs: repeated ? 'unbounded' : '1',
    name,
    ...(nillable && { nillable: 'true' }),
    ...(typeName !== null && { type: typeName }),
  };
  const inPlace = type.kind === 'record' && type.name === null;
  return element(
    's:element',
    attributes,
    inPlace ? [element('s:complexType', {}, sequence(type.ownFields))] : [],
  );
}

/** Null where an element names no type: one declared in place, and `anyType`, which is what no type means. */
function typeReference(type: Type): string | null {
  if (type.kind !== 'simple') return type.name === null ? null : `tns:${type.name}`;
  if (type.name === 'anyType') return null;
  return type.name === 'guid' ? GUID_REFERENCE : `s:${type.name}`;
}

const GUID_REFERENCE = 's1:guid';

const GUID = element('s:simpleType', { name: 'guid' }, [
  element('s:restriction', { base: 's:string' }, [
    element('s:pattern', {
      value: '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}',
    }),
  ]),
]);

function mentionsGuid({ attributes, content }: XmlElement): boolean {
  return attributes.type === GUID_REFERENCE || (typeof content !== 'string' && content.some(mentionsGuid));
}

function rootOf(record: RecordType): RecordType {
  return record.base ? rootOf(record.base) : record;
}
