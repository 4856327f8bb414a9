import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Field, Type } from '../../contracts/interface/model.ts';
import { DECLARED_ELEMENTS, dataKindNamed } from '../../contracts/interface/personal-data.ts';

/** Words of names and addresses of SOAP, XML, its schemas, descriptions of services, HTML and HTTP. */
const OF_THE_FORMATS = `
  soap soapenv soapenc env envelope header body fault faultcode faultstring faultactor detail code subcode reason text node role
  xml xmlns xsi xsd tns wsdl nil type lang space base version encoding standalone must understand actor relay schema
  location schemas xmlsoap org www http https urn tempuri net microsoft clr mime textmatching matching
  definitions types message part port binding operation input output service address documentation import discovery
  contract ref docref disco literal document style transport action use parse required element elements complex simple
  content sequence choice all any attribute attributes group extension restriction enumeration value name namespace target
  form default com true false parameters headers qualified unqualified min max occurs unbounded nillable abstract substitution mixed process contents lax
  skip array string boolean decimal float double duration date time int integer long short byte unsigned positive negative
  non base64 binary binary64 hex token normalized language qname guid pattern length minLength maxLength minInclusive
  maxInclusive char id list item out in result response request post get url encoded urlencoded verb
  html head title meta link script style span div table tbody thead tr td th br hr ul ol li pre font href src class
  application multipart related xop octet stream plain json form data charset utf us ascii iso windows boundary start info
  accept language cookie origin user agent authorization keep alive close upgrade continue identity gzip deflate br`;

/** Words of the elements that hold others in the documents that the service answers: credit transfers, and returns. */
const OF_THE_DOCUMENTS = `
  iso std tech pain cstmr cdt trf initn grp hdr msg cre dt tm nb txs ctrl sum initg pty pmt inf mtd btch bookg tp svc lvl
  ctgy purp reqd exctn dbtr acct agt fin instn othr chrg tx end amt instd ccy cdtr rmt strd or prtry issr ustrd
  loonaangifte belastingdienst doc report schemas bericht administratieve eenheid tijdvak aangifte volledige aanvullend
  collectieve inkomstenverhouding initieel natuurlijk persoon adres binnenland buitenland inkomstenperiode
  werknemersgegevens pensioenfederatie uniforme pensioen tot ing aant verl num awf wgh zvw gld bet gen tvk`;

/** Namespaces of the returns, which name the year that they are of. */
const OF_A_YEAR =
  /^http:\/\/(?:xml\.belastingdienst\.nl\/schemas\/Loonaangifte|www\.pensioenfederatie\.nl\/uniformePensioenAangifte)\/20\d\d\/\d\d$/;

/** Shorter words are no names that could be told from others. */
const SHORTEST = 3;

/** How many digits a number has that may be a person's. */
const LONG_NUMBER = /^\d{4,}$/;

/** What becomes of the words and numbers of a name that are nobody's own. */
export interface Renaming {
  word(word: string): string;
  number(number: string): string;
}

const KEPT: Renaming = { word: () => '', number: () => '' };

/** Whether a name or address is made of words of the interface and the formats alone. */
export function isOfTheInterface(name: string): boolean {
  let known = judged.get(name);
  if (known === undefined) {
    known = renamed(name, KEPT) === name;
    if (judged.size < MOST_JUDGED && name.length <= LONGEST_NAME) judged.set(name, known);
  }
  return known;
}

/**
 * A name of an element, attribute, prefix or namespace: words that the interface and the formats have, and short ones, stay.
 * A word becomes the same wherever it stands, so that ends of elements fit their starts.
 */
export function renamed(name: string, { word, number }: Renaming): string {
  if (OF_A_YEAR.test(name)) return name;
  return name.replace(/\p{L}[\p{L}\p{M}]*|\d+/gu, (part) => {
    if (/^\d/.test(part)) return LONG_NUMBER.test(part) && !isWord(part) ? number(part) : part;
    return isWord(part) ? part : part.replace(PIECES, (piece) => (isWord(piece) ? piece : word(piece)));
  });
}

/** What begins with a capital within a name: `Absence` and `Insert` in `AbsenceInsert`. */
const PIECES = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}]+/gu;

const judged = new Map<string, boolean>();
const MOST_JUDGED = 10_000;
const LONGEST_NAME = 200;

let words: ReadonlySet<string> | null = null;

function isWord(word: string): boolean {
  if (word.length < SHORTEST) return true;
  words ??= new Set(wordsOfTheInterface());
  return words.has(word.toLowerCase()) || dataKindNamed(word) !== null;
}

function* wordsOfTheInterface(): Generator<string> {
  const names: string[] = [OF_THE_FORMATS, OF_THE_DOCUMENTS, ...DECLARED_ELEMENTS, ...NAMESPACES];
  const seen = new Set<Type>();
  const add = ({ name, type }: Field): void => {
    names.push(name);
    if (seen.has(type)) return;
    seen.add(type);
    names.push(type.name ?? '');
    if (type.kind === 'enum') names.push(...type.values);
    if (type.kind === 'list') add(type.item);
    if (type.kind === 'record') for (const field of type.fields) add(field);
  };
  for (const { name, namespace, paths, operations } of catalogue.services) {
    names.push(name, namespace, ...paths);
    for (const { name: operation, request, result, header } of operations) {
      names.push(operation, header?.name ?? '');
      for (const field of [...request, ...(result ? [result] : []), ...(header?.fields ?? [])]) add(field);
    }
  }
  for (const name of names)
    for (const [part] of name.matchAll(/\p{L}+|\d+/gu)) {
      yield part.toLowerCase();
      for (const [piece] of part.matchAll(PIECES)) yield piece.toLowerCase();
    }
}

/** Namespaces of the formats that hold numbers. */
const NAMESPACES = [
  'http://www.w3.org/2001/XMLSchema-instance',
  'http://www.w3.org/2003/05/soap-envelope',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2000/xmlns',
  'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
];
