import { localName } from '../../base/xml/names.ts';
import { type ParsedElement, parseXml } from '../../base/xml/read.ts';
import { fieldNamed } from '../../contracts/interface/fields.ts';
import {
  type Field,
  isValueType,
  type Operation,
  type RecordType,
  type Type,
} from '../../contracts/interface/model.ts';
import { isValid, nameOf } from '../../contracts/interface/value-texts.ts';
import { isNil, xsiType } from '../../server/soap/schema-instance.ts';
import { type Answer, type AnswerRecord, isAnswerList } from './answer.ts';

/** A fault as it stands in an answer. */
export interface Fault {
  /** Client, Server ... in the words of SOAP 1.1, whichever version answered. */
  readonly side: string;
  readonly text: string;
  /** The number Nmbrs gave the error; null for none. */
  readonly code: number | null;
}

/** What an answer says, read by the catalogue and nothing else. */
export interface Reading {
  readonly fault: Fault | null;
  /** Null for no result, and beside a fault. */
  readonly result: Answer;
  /** Where the answer does not fit the catalogue. */
  readonly misfits: readonly string[];
}

const SIDES: Readonly<Record<string, string>> = { Sender: 'Client', Receiver: 'Server' };

/** @throws Error when it is no SOAP envelope. */
export function decodeAnswer(operation: Operation, text: string): Reading {
  const body = bodyOf(text);
  const [entry] = body.children;
  const fault = entry ? faultOf(entry) : null;
  if (fault) return { fault, result: null, misfits: [] };
  const misfits: string[] = [];
  const name = `${operation.name}Response`;
  if (!entry || entry.name !== name || entry.namespace !== operation.service.namespace)
    return {
      fault: null,
      result: null,
      misfits: [`expected ${name} of ${operation.service.namespace}, was ${entry?.name ?? 'nothing'}`],
    };
  const fields = operation.result ? [operation.result] : [];
  const answer = recordOf(fields, entry, misfits, name);
  return { fault: null, result: operation.result ? (answer[operation.result.name] ?? null) : null, misfits };
}

/** The fault of an answer to no particular operation; null for none. */
export function decodeFault(text: string): Fault | null {
  const [entry] = bodyOf(text).children;
  return entry ? faultOf(entry) : null;
}

function bodyOf(text: string): ParsedElement {
  const envelope = parseXml(text);
  const body = envelope.children.find(({ name }) => name === 'Body');
  if (envelope.name !== 'Envelope' || !body) throw new Error('the answer is no SOAP envelope');
  return body;
}

/** The fault that an element in a body is; null for an answer. */
export function faultOf(entry: ParsedElement): Fault | null {
  if (entry.name !== 'Fault') return null;
  const below = (element: ParsedElement | undefined, name: string) =>
    element?.children.find((child) => child.name === name);
  const code = below(entry, 'faultcode') ?? below(below(entry, 'Code'), 'Value');
  const text = (below(entry, 'faultstring') ?? below(below(entry, 'Reason'), 'Text'))?.text ?? '';
  const side = (code?.text ?? '').replace(/^.*:/, '');
  return { side: SIDES[side] ?? side, text, code: codeIn(text) };
}

/** What a fault's text tells people: the error of Nmbrs with its number, and without where in its program it was. */
export function messageIn(text: string): string {
  return /(?:^|---> )(\d{4}: .*)/.exec(text)?.[1] ?? text.split('\n', 1)[0] ?? '';
}

/** The number Nmbrs gave the error that a fault's text tells; null for none. */
export function codeIn(text: string): number | null {
  const number = /(?:^|---> )(\d{4}): /.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}

function recordOf(
  fields: readonly Field[],
  element: ParsedElement,
  misfits: string[],
  path: string,
): AnswerRecord {
  const record: Record<string, Answer> = {};
  let place = -1;
  for (const child of element.children) {
    const field = fieldNamed(fields, child.name);
    const at = `${path}/${child.name}`;
    if (!field || child.namespace !== element.namespace) {
      misfits.push(`${at} is not declared`);
      continue;
    }
    const index = fields.indexOf(field);
    const before = record[child.name] ?? null;
    if (child.name in record && !field.repeated) misfits.push(`${at} is there twice`);
    else if (index < place) misfits.push(`${at} comes too late`);
    place = Math.max(place, index);
    const value = readValue(field, child, misfits, at);
    record[child.name] = field.repeated ? [...(isAnswerList(before) ? before : []), value] : value;
  }
  // Without a wrapper, a list that is empty is not there.
  for (const { name, repeated } of fields) if (repeated) record[name] ??= [];
  for (const { name, min, type } of fields)
    if (min === 1 && isValueType(type) && !(name in record)) misfits.push(`${path}/${name} is missing`);
  return record;
}

function readValue(field: Field, element: ParsedElement, misfits: string[], path: string): Answer {
  const { type } = field;
  if (isNil(element)) {
    if (!field.nillable) misfits.push(`${path} may not be nil`);
    return null;
  }
  switch (type.kind) {
    case 'record':
      return recordOf(actualType(type, element, misfits, path).fields, element, misfits, path);
    case 'list':
      return element.children.map((child, index) => {
        const at = `${path}/${child.name}[${index}]`;
        if (child.name !== type.item.name) misfits.push(`${at} is not declared`);
        return readValue(type.item, child, misfits, at);
      });
    default:
      return simpleValue(type, element, misfits, path);
  }
}

function simpleValue(
  type: Exclude<Type, { kind: 'record' | 'list' }>,
  { text, children }: ParsedElement,
  misfits: string[],
  path: string,
): string {
  if (children.length > 0) misfits.push(`${path} holds elements`);
  if (!isValid(type, text)) misfits.push(`${path} should be ${nameOf(type)}, and is '${text}'`);
  return text;
}

function actualType(type: RecordType, element: ParsedElement, misfits: string[], path: string): RecordType {
  const qualified = xsiType(element);
  const named = qualified === null ? type.name : localName(qualified);
  if (named === type.name) return type;
  const subtype = type.subtypes.find(({ name }) => name === named);
  if (!subtype) misfits.push(`${path} is a ${named}, which is no ${type.name}`);
  return subtype ?? type;
}
