import { catalogue } from '../../contracts/interface/catalogue.ts';
import { charsetNamed } from '../../server/soap/charset-names.ts';
import { isOfTheInterface } from './interface-names.ts';
import { MASK } from './replace-text.ts';
import type { ValueReplacer } from './replace-values.ts';

/** Headers that say how a message is to be read or kept, which stay as far as they say that in the protocol's own words. */
const OF_THE_PROTOCOL: Readonly<Record<string, (value: string) => string>> = {
  accept: listOf(mediaType),
  'accept-encoding': listOf(word),
  'cache-control': listOf(directive),
  connection: listOf(word),
  'content-type': mediaType,
  date: ofForm(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/),
  expect: ofForm(/^100-continue$/i),
  pragma: ofForm(/^no-cache$/i),
  vary: listOf(word),
  'x-aspnet-version': ofForm(/^\d{1,5}(?:\.\d{1,6}){0,3}$/),
};

/** Headers that name programs. */
const OF_PROGRAMS: ReadonlySet<string> = new Set(['server', 'user-agent', 'x-powered-by']);

/**
 * What may be kept of a header, but for secrets that are known; all others are masked.
 * @param name in lower case.
 */
export function harmlessHeader(name: string, value: string, values: ValueReplacer): string {
  if (name === 'soapaction') return isSoapAction(value) ? value : values.harmless(value);
  if (OF_PROGRAMS.has(name)) return programs(value, values);
  return (Object.hasOwn(OF_THE_PROTOCOL, name) && OF_THE_PROTOCOL[name]?.(value)) || MASK;
}

/** Products with their versions stay; what stands beside them, as in parentheses, may be of anybody. */
function programs(value: string, values: ValueReplacer): string {
  return value.replace(/\([^)]*\)?|[^\s()]+/g, (part) => {
    if (part.startsWith('(')) return values.text(part);
    if (PRODUCT.test(part)) return values.harmless(part);
    return isOfTheInterface(part) || PROGRAMS.test(part) ? part : values.text(part);
  });
}

const PRODUCT =
  /^[A-Za-z][\w.+-]{0,40}\/v?\d{1,5}(?:\.\d{1,6}){0,4}(?:_\d{1,4})?(?:-?(?:alpha|beta|rc|preview)[\d.]{0,4})?$/i;
const PROGRAMS = /^(?:ASP\.NET|IIS|Kestrel|nginx|Express)$/i;

/** `text/xml; charset=utf-8`: the parameters stay that say how a body is to be read. */
function mediaType(value: string): string {
  const [type = '', ...parameters] = value.match(/(?:[^;"]|"[^"]*"?)+/g) ?? [];
  const kept = parameters.map((parameter) => {
    const [, before = '', name = '', quote = '', said = ''] =
      /^(\s*)([\w-]+)=("?)([^"]*)"?\s*$/.exec(parameter) ?? [];
    return IN_MEDIA_TYPES[name.toLowerCase()]?.(said)
      ? parameter
      : `${before || ' '}${MASK}=${quote}${MASK}${quote}`;
  });
  return [isMediaType(type) ? type : MASK, ...kept].join(';');
}

const IN_MEDIA_TYPES: Readonly<Record<string, (value: string) => boolean>> = {
  action: isSoapAction,
  boundary: () => true,
  charset: (value) => charsetNamed(value) !== null,
  q: (value) => /^[01](?:\.\d{0,3})?$/.test(value),
  type: isMediaType,
};

function isMediaType(value: string): boolean {
  return /^\s*[\w.+*-]+\/[\w.+*-]+\s*$/.test(value) && isOfTheInterface(value);
}

function word(value: string): string {
  return /^\s*[\w*-]+(?:;q=[\d.]{1,5})?\s*$/.test(value) && isOfTheInterface(value) ? value : MASK;
}

function directive(value: string): string {
  return /^\s*(?:no-(?:cache|store|transform)|private|public|must-revalidate|(?:s-)?max-?age=\d{1,10})\s*$/i.test(
    value,
  )
    ? value
    : MASK;
}

function listOf(part: (value: string) => string): (value: string) => string {
  return (value) => value.split(',').map(part).join(',');
}

function ofForm(form: RegExp): (value: string) => string {
  return (value) => (form.test(value.trim()) ? value : MASK);
}

function isSoapAction(value: string): boolean {
  const action = value.trim().replace(/^"(.*)"$/, '$1');
  return catalogue.services.some(({ namespace, operation }) => {
    const name = action.startsWith(`${namespace}/`) ? action.slice(namespace.length + 1) : '';
    return operation(name) !== undefined;
  });
}
