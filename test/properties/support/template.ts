import type { Field, Type } from '../../../contracts/interface/model.ts';
import type { Template, TemplateRecord } from '../../../harness/format/request.ts';
import { type Fields, isFields, isList, type Tree } from './tree.ts';

/** What was drawn, as the encoder of the harness takes it. */
export function templateOf(fields: readonly Field[], values: Fields): TemplateRecord {
  const known = fields.map(({ name }) => name);
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`there is no ${unknown}, but ${known.join(', ')}`);
  const written = fields.map(({ name, type }) => [name, templateFor(type, values[name] ?? null)] as const);
  return { kind: 'record', fields, values: new Map(written) };
}

function templateFor(type: Type, value: Tree): Template {
  if (value === null) return { kind: 'nothing' };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (isList(value)) {
    if (type.kind !== 'list') throw new Error('a list was drawn for what is none');
    return { kind: 'list', item: type.item, items: value.map((item) => templateFor(type.item.type, item)) };
  }
  if (type.kind !== 'record' || !isFields(value)) throw new Error('a record was drawn for what is none');
  return templateOf(type.fields, value);
}
