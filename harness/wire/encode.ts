import { element, printInline, type XmlElement, xmlDeclaration } from '../../base/xml/write.ts';
import { defaultOf } from '../../contracts/interface/defaults.ts';
import { type Field, isValueType, type Operation } from '../../contracts/interface/model.ts';
import { ENVELOPE_NAMESPACE, XSI_NAMESPACE } from '../../server/soap/protocol.ts';
import type { Values } from '../format/references.ts';
import type { Template, TemplateRecord } from '../format/request.ts';
import { textOf } from '../format/typed-text.ts';

/** What a call says in its header; what is null is not sent. */
export interface AuthHeader {
  readonly username: string | null;
  readonly token: string | null;
  readonly domain: string | null;
}

/**
 * The SOAP 1.1 envelope of a call, as a client generated from the WSDL sends it: elements in the order of the schema,
 * the default of its type for a value that was not written, nothing for a record, list or text that was not.
 * @param auth null sends no header.
 */
export function encodeCall(
  operation: Operation,
  request: TemplateRecord,
  auth: AuthHeader | null,
  values: Values,
): string {
  const { name, service } = operation;
  return envelopeOf(operation, element(name, { xmlns: service.namespace }, fieldsOf(request, values)), auth);
}

/** The same of a call whose parameters are simple values. @param parameters texts by name. */
export function encodeTexts(
  operation: Operation,
  parameters: Readonly<Record<string, string>>,
  auth: AuthHeader | null,
): string {
  const values = new Map(
    Object.entries(parameters).map(([name, text]) => [name, { kind: 'text', text } as const]),
  );
  return encodeCall(operation, { kind: 'record', fields: operation.request, values }, auth, new Map());
}

/**
 * The SOAP 1.1 envelope of a call.
 * @param entry the element in the body.
 * @param auth null sends no header.
 */
export function envelopeOf(operation: Operation, entry: XmlElement, auth: AuthHeader | null): string {
  const envelope = element(
    's:Envelope',
    { 'xmlns:s': ENVELOPE_NAMESPACE['1.1'], 'xmlns:xsi': XSI_NAMESPACE },
    [...headerOf(operation, auth), element('s:Body', {}, [entry])],
  );
  return xmlDeclaration() + printInline(envelope);
}

function headerOf({ header, service }: Operation, auth: AuthHeader | null): XmlElement[] {
  if (!header || !auth) return [];
  const texts: Readonly<Record<string, string | null>> = {
    Username: auth.username,
    Token: auth.token,
    Domain: auth.domain,
  };
  const entries = header.fields.flatMap(({ name }) => {
    const text = texts[name] ?? null;
    return text === null ? [] : [element(name, {}, text)];
  });
  return [element('s:Header', {}, [element(header.name ?? '', { xmlns: service.namespace }, entries)])];
}

function fieldsOf({ fields, values: templates }: TemplateRecord, values: Values): XmlElement[] {
  return fields.flatMap((field) => fieldElements(field, templates.get(field.name), values));
}

function fieldElements(field: Field, template: Template | undefined, values: Values): XmlElement[] {
  const { name, type, min, nillable } = field;
  if (template !== undefined && template.kind !== 'nothing')
    return [element(name, {}, contentOf(template, values))];
  const isSent = min === 1 && isValueType(type);
  if (!isSent && !(template && nillable)) return [];
  return [nillable ? nil(name) : element(name, {}, String(defaultOf(field)))];
}

function contentOf(
  template: Exclude<Template, { kind: 'nothing' }>,
  values: Values,
): string | readonly XmlElement[] {
  switch (template.kind) {
    case 'text':
    case 'reference':
      return textOf(template, values);
    case 'record':
      return fieldsOf(template, values);
    case 'list': {
      const { name } = template.item;
      return template.items.map((item) =>
        item.kind === 'nothing' ? nil(name) : element(name, {}, contentOf(item, values)),
      );
    }
  }
}

function nil(name: string): XmlElement {
  return element(name, { 'xsi:nil': 'true' });
}
