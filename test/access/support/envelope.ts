import type { Operation } from '../../../contracts/interface/model.ts';
import { ENVELOPE_NAMESPACE } from '../../../server/soap/protocol.ts';

/** The elements of an auth header that are there; null for a call without one. */
export type Header = Readonly<Partial<Record<'Username' | 'Token' | 'Domain', string>>> | null;

/** Elements by name; a record holds elements again, and a list stands for one of the name for each of its items. */
export interface Elements {
  readonly [name: string]: Content | readonly Content[];
}

type Content = string | number | boolean | Elements;

/** A SOAP 1.1 request with just these elements. */
export function envelope({ name, service, header: type }: Operation, header: Header, body: Elements): string {
  const head =
    type && header
      ? `<s:Header><${type.name} xmlns="${service.namespace}">${write(header)}</${type.name}></s:Header>`
      : '';
  return (
    `<s:Envelope xmlns:s="${ENVELOPE_NAMESPACE['1.1']}">${head}` +
    `<s:Body><${name} xmlns="${service.namespace}">${write(body)}</${name}></s:Body></s:Envelope>`
  );
}

function write(elements: Elements): string {
  return Object.entries(elements)
    .flatMap(([name, contents]) => [contents].flat().map((content) => writeOne(name, content)))
    .join('');
}

function writeOne(name: string, content: Content): string {
  return `<${name}>${typeof content === 'object' ? write(content) : content}</${name}>`;
}
