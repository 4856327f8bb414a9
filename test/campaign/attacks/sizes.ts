import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../../../fixtures/ids.ts';
import { namedLogins } from '../../../fixtures/logins.ts';
import { operationOf, soapRequest } from '../../support/soap-client.ts';
import { shooting } from '../shots.ts';
import { postOf } from '../support/posts.ts';
import { judgeSoap } from '../support/soap-answers.ts';

/** How many bytes, and how often of a hundred times: large ones are few, since each takes as long as a thousand small ones. */
const SIZES = [
  ...Array<number>(40).fill(1 << 10),
  ...Array<number>(25).fill(64 << 10),
  ...Array<number>(24).fill(1 << 20),
  ...Array<number>(9).fill(8 << 20),
  ...Array<number>(2).fill((50 << 20) - 4_096),
];

const [master] = namedLogins;
const read = operationOf('EmployeeService', 'PersonalInfo_GetCurrent');
const update = operationOf('EmployeeService', 'PersonalInfo_UpdateCurrent');
const costs = operationOf('EmployeeService', 'CostCenter_UpdateCurrent');
const hours = operationOf('EmployeeService', 'HourComponentVar_Insert_Batch');
const wages = operationOf('EmployeeService', 'WageComponentVar_Insert_Batch');
const upload = operationOf('EmployeeService', 'EmployeeDocument_UploadDocument');

const id = `<EmployeeId>${FIRST_EMPLOYEE_ID}</EmployeeId>`;
const fill = (text: string, size: number) => text.repeat(Math.ceil(size / Buffer.byteLength(text)));
const many = (make: (index: number) => string) =>
  Array.from({ length: 900 }, (_, index) => make(index)).join(' ');
const firstName = (text: string) => `${id}<PersonalInfo><FirstName>${text}</FirstName></PersonalInfo>`;

type Kind = readonly [operation: typeof read, parameters: (size: number) => string];

/** What a request may have much of. */
const KINDS: Readonly<Record<string, Kind>> = {
  'carriage returns': [update, (size) => firstName(fill('\r', size))],
  'line ends': [update, (size) => firstName(fill('a\r\n', size))],
  'tabs in an attribute': [read, (size) => `${id}<x y="${fill('\t', size)}"/>`],
  'references in text': [update, (size) => firstName(fill('&amp;', size))],
  'references in an attribute': [read, (size) => `${id}<x y="${fill('&amp;', size)}"/>`],
  'character references': [update, (size) => firstName(fill('&#65;', size))],
  'unknown entities': [read, (size) => `${id}<x>${fill('&foo;', size)}</x>`],
  'greater-than signs': [update, (size) => firstName(fill('>', size))],
  'plain text': [update, (size) => firstName(fill('abcdefgh', size))],
  'long characters': [update, (size) => firstName(fill('é€😀', size))],
  'empty elements': [read, (size) => id + fill('<a/>', size)],
  'unknown elements': [read, (size) => id + fill('<Unknown>1</Unknown>', size)],
  'elements in one': [read, (size) => `${id}<x>${fill('<a>1</a>', size)}</x>`],
  'one id many times': [read, (size) => fill(id, size)],
  comments: [read, (size) => id + fill('<!---->', size)],
  'comments in a value': [
    read,
    (size) => `<EmployeeId>${FIRST_EMPLOYEE_ID}${fill('<!---->', size)}</EmployeeId>`,
  ],
  'a comment': [read, (size) => `${id}<!--${fill('a', size)}-->`],
  instructions: [read, (size) => id + fill('<?a?>', size)],
  sections: [update, (size) => firstName(fill('<![CDATA[a]]>', size))],
  'a section': [update, (size) => firstName(`<![CDATA[${fill('\ra', size)}]]>`)],
  attributes: [read, (size) => id + fill(`<x ${many((index) => `a${index}="1"`)}/>`, size)],
  namespaces: [read, (size) => id + fill(`<x ${many((index) => `xmlns:a${index}="u${index}"`)}/>`, size)],
  'namespaces, deep': [read, (size) => id + fill('<x xmlns:a="b">'.repeat(200) + '</x>'.repeat(200), size)],
  depth: [read, (size) => id + fill('<x>', size)],
  'a name': [read, (size) => `${id}<${fill('n', size)}/>`],
  'the name of an attribute': [read, (size) => `${id}<x ${fill('n', size)}="1"/>`],
  blanks: [read, (size) => fill(' ', size) + id],
  'blanks in a tag': [read, (size) => `<EmployeeId${fill(' ', size)}>${FIRST_EMPLOYEE_ID}</EmployeeId>`],
  digits: [read, (size) => `<EmployeeId>${fill('1', size)}</EmployeeId>`],
  'zeros before a number': [read, (size) => `<EmployeeId>${fill('0', size)}1</EmployeeId>`],
  'blanks for a number': [read, (size) => `<EmployeeId>${fill(' ', size)}x</EmployeeId>`],
  'digits of a date': [
    update,
    (size) => `${id}<PersonalInfo><Birthday>${fill('1', size)}</Birthday></PersonalInfo>`,
  ],
  'a fraction of a second': [
    update,
    (size) => `${id}<PersonalInfo><Birthday>2020-01-01T00:00:00.${fill('1', size)}</Birthday></PersonalInfo>`,
  ],
  'no end': [read, (size) => `${id}${fill('<a>1</a>', size)}<`],
  'a header': [read, (size) => `</${read.name}></s:Body>${fill('<s:Body/>', size)}`],
  'rows of costs': [
    costs,
    (size) =>
      `${id}<CostCenters>${fill('<EmployeeCostCenter><Percentage>1</Percentage></EmployeeCostCenter>', size)}</CostCenters>`,
  ],
  'rows of hours': [
    hours,
    (size) => batch('HourComponentVars', 'HourComponentVarBatch', 'HourCode', 'Hours', size),
  ],
  'rows of wages': [
    wages,
    (size) => batch('WageComponentVars', 'WageComponentVarBatch', 'Code', 'Value', size),
  ],
  'a document': [
    upload,
    (size) =>
      `${id}<StrDocumentName>a.pdf</StrDocumentName><Body>${fill('Ynl0ZXM=', size)}</Body><GuidDocumentType>01234567-89ab-cdef-0123-456789abcdef</GuidDocumentType>`,
  ],
  'blanks in base64': [upload, (size) => `${id}<Body>${fill('Y n\r\nl0 ', size)}</Body>`],
};

function batch(list: string, item: string, code: string, value: string, size: number): string {
  const row = `<${item}>${id}<${code}>2100</${code}><${value}>1</${value}></${item}>`;
  return `<CompanyId>${FIRST_COMPANY_ID}</CompanyId><Year>2026</Year><Period>12</Period><${list}>${fill(row, size)}</${list}>`;
}

/** Much of one thing: what takes a step too many for each of them stands still, and what copies each runs out of memory. */
export const sizes = shooting({
  name: 'sizes',
  about: `${Object.keys(KINDS).length} kinds of content, from a kilobyte to 50 MiB of each`,
  shots: 10,
  atOnce: 2,
  draw(dice) {
    const kind = dice.pick(Object.keys(KINDS));
    const [operation, parameters] = KINDS[kind] as Kind;
    const size = dice.pick(SIZES);
    return {
      // The kind and the size are all there is to know, and less of it is another size.
      content: Buffer.from(`${kind}: ${size}`),
      wire: () => [postOf(operation, soapRequest(operation, parameters(size), master ?? null))],
      judge(received) {
        const wrong = judgeSoap(operation, received);
        return wrong === null ? null : `${size} bytes of ${kind}: ${wrong}`;
      },
      options: { quiet: 120_000 },
    };
  },
});
