import { type Field, isValueType, type Operation, type Type } from '../../contracts/interface/model.ts';
import { DEFAULT_DATE_TIME, DEFAULT_GUID } from '../../contracts/interface/values.ts';
import type { Values } from '../format/references.ts';
import type { Template, TemplateRecord } from '../format/request.ts';
import { textOf } from '../format/typed-text.ts';

/** What a call says in its header; what is null is not sent. */
export interface AuthHeader {
  readonly username: string | null;
  readonly token: string | null;
  readonly domain: string | null;
}

const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

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
  const body = `<${name} xmlns="${service.namespace}">${fieldsOf(request, values)}</${name}>`;
  return envelopeOf(operation, body, auth);
}

/** The SOAP 1.1 envelope of a call whose body is written already. @param auth null sends no header. */
export function envelopeOf({ header, service }: Operation, body: string, auth: AuthHeader | null): string {
  const head =
    header && auth
      ? `<s:Header>${authHeader(header.name ?? '', service.namespace, header.fields, auth)}</s:Header>`
      : '';
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${SOAP_11}" xmlns:xsi="${XSI}">${head}<s:Body>${body}</s:Body></s:Envelope>`;
}

function authHeader(name: string, namespace: string, fields: readonly Field[], auth: AuthHeader): string {
  const texts: Readonly<Record<string, string | null>> = {
    Username: auth.username,
    Token: auth.token,
    Domain: auth.domain,
  };
  const entries = fields.map((field) => {
    const text = texts[field.name] ?? null;
    return text === null ? '' : element(field.name, escapeText(text));
  });
  return `<${name} xmlns="${namespace}">${entries.join('')}</${name}>`;
}

function fieldsOf({ fields, values: written }: TemplateRecord, values: Values): string {
  return fields.map((field) => fieldXml(field, written.get(field.name), values)).join('');
}

function fieldXml(field: Field, template: Template | undefined, values: Values): string {
  if (template === undefined || template.kind === 'nothing') {
    const isSent = field.min === 1 && isValueType(field.type);
    if (!isSent && !(template && field.nillable)) return '';
    return field.nillable ? nil(field.name) : element(field.name, defaultOf(field.type));
  }
  return element(field.name, valueXml(template, values));
}

function valueXml(template: Exclude<Template, { kind: 'nothing' }>, values: Values): string {
  switch (template.kind) {
    case 'text':
    case 'reference':
      return escapeText(textOf(template, values));
    case 'record':
      return fieldsOf(template, values);
    case 'list':
      return template.items
        .map((item) =>
          item.kind === 'nothing'
            ? nil(template.item.name)
            : element(template.item.name, valueXml(item, values)),
        )
        .join('');
  }
}

function defaultOf(type: Type): string {
  if (type.kind === 'enum') return type.values[0] ?? '';
  if (type.kind !== 'simple') return '';
  switch (type.name) {
    case 'boolean':
      return 'false';
    case 'dateTime':
      return DEFAULT_DATE_TIME;
    case 'guid':
      return DEFAULT_GUID;
    default:
      return '0';
  }
}

function element(name: string, content: string): string {
  return content === '' ? `<${name} />` : `<${name}>${content}</${name}>`;
}

function nil(name: string): string {
  return `<${name} xsi:nil="true" />`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? '');
}
