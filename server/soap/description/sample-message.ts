import { element, printDocument, type XmlElement } from '../../../base/xml/write.ts';
import type { Field, ListType, Operation, RecordType } from '../../../contracts/interface/model.ts';
import { ENVELOPE_NAMESPACE, type SoapVersion, XSD_NAMESPACE, XSI_NAMESPACE } from '../protocol.ts';

/**
 * The text of a leaf. `path` holds the names of the elements around it and its own, from the request, response or
 * header element on: `['AuthHeaderWithDomain', 'Username']`, `['Children_Insert', 'child', 'Id']`.
 */
export type SampleValues = (field: Field, path: readonly string[]) => string;

/**
 * The remark on elements that ASMX' own operation page leaves out, because it overlooks the fields of base types
 * (fact: wire-operation-page-inherited).
 */
export const INHERITED = 'inherited';

/** The prefixes on ASMX' operation page; on the wire it uses `soap` for both. */
const PREFIX: Record<SoapVersion, string> = { '1.1': 'soap', '1.2': 'soap12' };

/** A request with its header, every field filled, the items of lists twice: a whole XML document as plain text. */
export function requestMessage(operation: Operation, version: SoapVersion, values: SampleValues): string {
  return printDocument(requestTree(operation, version, values));
}

/** The answer to `requestMessage`, written by the same rules. */
export function responseMessage(operation: Operation, version: SoapVersion, values: SampleValues): string {
  return printDocument(responseTree(operation, version, values));
}

export function requestTree(operation: Operation, version: SoapVersion, values: SampleValues): XmlElement {
  const { name, service, header, request } = operation;
  return envelope(version, {
    header: header && entry(service.namespace, header.name as string, membersOf(header), values),
    body: entry(service.namespace, name, request.map(declared), values),
  });
}

export function responseTree(operation: Operation, version: SoapVersion, values: SampleValues): XmlElement {
  const { name, service, result } = operation;
  const fields = result ? [declared(result)] : [];
  return envelope(version, {
    header: null,
    body: entry(service.namespace, `${name}Response`, fields, values),
  });
}

/** What the operation page writes into leaves: the name of the type, and of an enum every value. */
export function placeholder({ type }: Field): string {
  if (type.kind === 'enum') return type.values.join(' or ');
  return type.kind === 'simple' && type.name !== 'anyType' ? type.name : '';
}

function envelope(version: SoapVersion, parts: { header: XmlElement | null; body: XmlElement }): XmlElement {
  const prefix = PREFIX[version];
  const attributes = {
    'xmlns:xsi': XSI_NAMESPACE,
    'xmlns:xsd': XSD_NAMESPACE,
    [`xmlns:${prefix}`]: ENVELOPE_NAMESPACE[version],
  };
  return element(`${prefix}:Envelope`, attributes, [
    ...(parts.header ? [element(`${prefix}:Header`, {}, [parts.header])] : []),
    element(`${prefix}:Body`, {}, [parts.body]),
  ]);
}

/** A field where it is written, and whether it comes from the base of the record that holds it. */
interface Member {
  readonly field: Field;
  readonly inherited: boolean;
}

function declared(field: Field): Member {
  return { field, inherited: false };
}

/** What is repeated stands twice, so that a list is not taken for a single record (fact: wire-operation-page). */
function membersOf(type: RecordType | ListType): Member[] {
  if (type.kind === 'list') return [declared(type.item), declared(type.item)];
  return type.fields.flatMap((field) => {
    const member = { field, inherited: !type.ownFields.includes(field) };
    return field.repeated ? [member, member] : [member];
  });
}

/** An element directly in Header or Body. */
function entry(
  namespace: string,
  name: string,
  members: readonly Member[],
  values: SampleValues,
): XmlElement {
  return element(
    name,
    { xmlns: namespace },
    members.map((member) => memberElement(member, [name], [], values)),
  );
}

/** @param open the records around the field: one that holds itself is not opened a second time */
function memberElement(
  { field, inherited }: Member,
  around: readonly string[],
  open: readonly RecordType[],
  values: SampleValues,
): XmlElement {
  const path = [...around, field.name];
  return { ...element(field.name, {}, content()), remark: inherited ? INHERITED : null };

  function content(): string | XmlElement[] {
    const { type } = field;
    if (type.kind === 'simple' || type.kind === 'enum') return values(field, path);
    if (type.kind === 'record' && open.includes(type)) return [];
    const nowOpen = type.kind === 'record' ? [...open, type] : open;
    return membersOf(type).map((member) => memberElement(member, path, nowOpen, values));
  }
}
