import { XMLParser } from 'fast-xml-parser';
import { fieldsWithSubtypes } from '../../../contracts/interface/fields.ts';
import type { Field, Operation } from '../../../contracts/interface/model.ts';

/** A value in an answer, with the field of the catalogue it stands for. */
export interface Leaf {
  readonly path: string;
  readonly field: Field;
  readonly text: string;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  isArray: () => true,
});

/** Every value in the answer of an operation. @throws Error for an element that the catalogue does not have. */
export function leavesOf({ name, result }: Operation, body: string): Leaf[] {
  const [response] = child(child(child(parser.parse(body), 'Envelope')[0], 'Body')[0], `${name}Response`);
  const leaves: Leaf[] = [];
  if (typeof response === 'object') walkMembers(result ? [result] : [], response, name, leaves);
  return leaves;
}

function child(element: unknown, name: string): readonly unknown[] {
  const found = (element as Readonly<Record<string, readonly unknown[]>>)[name];
  if (!found) throw new Error(`the answer has no ${name}`);
  return found;
}

function walkMembers(fields: readonly Field[], element: unknown, path: string, leaves: Leaf[]): void {
  for (const [name, items] of Object.entries(element as Readonly<Record<string, readonly unknown[]>>)) {
    const field = fields.find((candidate) => candidate.name === name);
    if (!field) throw new Error(`the answer has ${path}/${name}, which the catalogue does not know`);
    for (const item of items) walk(field, item, `${path}/${name}`, leaves);
  }
}

function walk(field: Field, element: unknown, path: string, leaves: Leaf[]): void {
  const { type } = field;
  if (typeof element === 'string') {
    if (type.kind === 'simple' || type.kind === 'enum') leaves.push({ path, field, text: element });
    else if (element !== '') throw new Error(`the answer has text in ${path}`);
  } else if (type.kind === 'list') walkMembers([type.item], element, path, leaves);
  else if (type.kind === 'record') walkMembers(fieldsWithSubtypes(type), element, path, leaves);
  else throw new Error(`the answer has elements in ${path}`);
}
