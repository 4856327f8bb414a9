import type { Operation } from '../../contracts/interface/model.ts';
import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { defaultPlan, planOfOneCompany } from '../../fixtures/plan.ts';
import { BOUND, BOUND_OF_LARGE_BODIES, type HeavyRequest } from './heavy-request.ts';
import { operationNamed, soapCall } from './soap-call.ts';

const MEBIBYTE = 1_048_576;
/** What stands round the content of a body, generously. */
const ENVELOPE = 2_000;

/** Content of about so many bytes, as arguments in XML. */
type Filling = (bytes: number) => string;

const id = `<EmployeeId>${FIRST_EMPLOYEE_ID}</EmployeeId>`;
const person = (birthday: string, firstName: string) =>
  `${id}<PersonalInfo><Id>${FIRST_EMPLOYEE_ID}</Id><Number>1</Number><EmployeeNumber>1</EmployeeNumber>` +
  `<FirstName>${firstName}</FirstName><LastName>Vries</LastName><Birthday>${birthday}</Birthday></PersonalInfo>`;
const firstName = (text: string) => person('1990-01-01', text);
const unknownAttribute = (text: string) => `${id}<x y="${text}"/>`;

/** An element with very many attributes. */
const attributes = (make: (at: number) => string) =>
  `<x ${Array.from({ length: 900 }, (_, at) => make(at)).join(' ')}/>`;

/** What an operation that reads one record is sent in excess. */
const READ: Readonly<Record<string, Filling>> = {
  'tabs in an attribute': (bytes) => unknownAttribute(fill('\t', bytes)),
  'entities in an attribute': (bytes) => unknownAttribute(fill('&amp;', bytes)),
  'undeclared entities': (bytes) => `${id}<x>${fill('&foo;', bytes)}</x>`,
  'empty elements': (bytes) => id + fill('<a/>', bytes),
  'unknown elements': (bytes) => id + fill('<Unknown>1</Unknown>', bytes),
  'elements in an unknown one': (bytes) => `${id}<x>${fill('<a>1</a>', bytes)}</x>`,
  'an argument again and again': (bytes) => fill(id, bytes),
  comments: (bytes) => id + fill('<!---->', bytes),
  'comments in a value': (bytes) => `<EmployeeId>${FIRST_EMPLOYEE_ID}${fill('<!---->', bytes)}</EmployeeId>`,
  'one long comment': (bytes) => `${id}<!--${fill('a', bytes)}-->`,
  'processing instructions': (bytes) => id + fill('<?a?>', bytes),
  'elements with 900 attributes': (bytes) =>
    id +
    fill(
      attributes((at) => `a${at}="1"`),
      bytes,
    ),
  'elements with 900 namespaces': (bytes) =>
    id +
    fill(
      attributes((at) => `xmlns:a${at}="u${at}"`),
      bytes,
    ),
  'nested namespaces': (bytes) => id + fill('<x xmlns:a="b">'.repeat(200) + '</x>'.repeat(200), bytes),
  'a long name of an element': (bytes) => `${id}<${fill('n', bytes)}/>`,
  'a long name of an attribute': (bytes) => `${id}<x ${fill('n', bytes)}="1"/>`,
  'spaces between elements': (bytes) => fill(' ', bytes) + id,
  'spaces in a tag': (bytes) => `<EmployeeId${fill(' ', bytes)}>${FIRST_EMPLOYEE_ID}</EmployeeId>`,
  'a long number': (bytes) => `<EmployeeId>${fill('1', bytes)}</EmployeeId>`,
  'spaces before a number': (bytes) => `<EmployeeId>${fill(' ', bytes)}x</EmployeeId>`,
  'no-break spaces': (bytes) => id + fill('\u00a0 ', bytes / 1.5),
  'a tag that does not end': (bytes) => `${id + fill('<a>1</a>', bytes)}<`,
};

/** What an operation that writes one record is sent. */
const WRITTEN: Readonly<Record<string, Filling>> = {
  'carriage returns': (bytes) => firstName(fill('\r', bytes)),
  'lines of CR LF': (bytes) => firstName(fill('a\r\n', bytes)),
  'entities in text': (bytes) => firstName(fill('&amp;', bytes)),
  'character references': (bytes) => firstName(fill('&#65;', bytes)),
  '> in text': (bytes) => firstName(fill('>', bytes)),
  'plain text': (bytes) => firstName(fill('abcdefgh', bytes)),
  'text of two and three bytes a character': (bytes) => firstName(fill('é€', bytes / 2.5)),
  'text of four bytes a character': (bytes) => firstName(fill('😀', bytes / 2)),
  'CDATA sections': (bytes) => firstName(fill('<![CDATA[a]]>', bytes)),
  'one long CDATA section': (bytes) => firstName(`<![CDATA[${fill('\ra', bytes)}]]>`),
  'a long date': (bytes) => person(fill('1', bytes), 'Sam'),
  'a long fraction of a second': (bytes) => person(`1990-01-01T00:00:00.${fill('1', bytes)}`, 'Sam'),
};

/** Lists of arguments, of operations that take them: each item for another employee. */
const BATCHES: readonly Batch[] = [
  batch('HourComponentVar_Insert_Batch', 'HourComponents', hours, '<Period>11</Period><Year>2026</Year>'),
  batch('HourComponentFixed_Insert_Batch', 'HourComponents', hours, '<Period>11</Period><Year>2026</Year>'),
  batch('WageComponentVar_Insert_Batch', 'WageComponents', wages, '<Period>11</Period><Year>2026</Year>'),
  batch('WageComponentFixed_Insert_Batch', 'WageComponents', wages, '<Period>11</Period><Year>2026</Year>'),
  batch('DaysVar_Set_Batch', 'EmployeesDaysWorked', days),
  batch('DaysFixed_Set_Batch', 'EmployeesDaysWorked', days),
  batch('TimeRegistration_Insert_Batch', 'models', registration),
  batch('Children_InsertBatch', 'children', child, '', id),
  batch('CostCenter_UpdateCurrent', 'CostCenters', costCenter, '', id),
];

interface Batch {
  readonly operation: Operation;
  readonly filling: Filling;
}

/** A request of every kind of content, of about so many mebibytes. */
export function bodies(mebibytes: number): HeavyRequest[] {
  const bytes = mebibytes * MEBIBYTE - ENVELOPE;
  const bound = mebibytes > 1 ? BOUND_OF_LARGE_BODIES : BOUND;
  const heavy = (name: string, operation: Operation, filling: Filling, plan = defaultPlan): HeavyRequest => ({
    name: `${name}, ${mebibytes} MiB`,
    plan,
    bound,
    prepare: async (client) => {
      // A little of it first: what the first of a kind loads is no matter of its size.
      await client.send(soapCall(operation, filling(1_000)));
      return soapCall(operation, filling(bytes));
    },
  });
  const get = operationNamed('EmployeeService', 'PersonalInfo_GetCurrent');
  const update = operationNamed('EmployeeService', 'PersonalInfo_UpdateCurrent');
  const largeCompany = planOfOneCompany(EMPLOYEES);
  return [
    ...Object.entries(READ).map(([name, filling]) => heavy(name, get, filling)),
    ...Object.entries(WRITTEN).map(([name, filling]) => heavy(name, update, filling)),
    heavy(
      'a document',
      operationNamed('EmployeeService', 'EmployeeDocument_UploadDocument'),
      employeeDocument,
    ),
    heavy('a file', operationNamed('CompanyService', 'FileExplorer_UploadFile'), companyFile),
    ...BATCHES.map(({ operation, filling }) => heavy(operation.name, operation, filling, largeCompany)),
  ];
}

/** The company of the batches. */
const EMPLOYEES = 100_000;

function batch(
  name: string,
  field: string,
  item: (employeeId: number) => string,
  after = '',
  before = '',
): Batch {
  return {
    operation: operationNamed('EmployeeService', name),
    filling: (bytes) => {
      const items = Math.max(1, Math.floor(bytes / Buffer.byteLength(item(FIRST_EMPLOYEE_ID))));
      const list = Array.from({ length: items }, (_, at) => item(FIRST_EMPLOYEE_ID + (at % EMPLOYEES)));
      return `${before}<${field}>${list.join('')}</${field}>${after}`;
    },
  };
}

function hours(employeeId: number): string {
  return (
    `<EmployeeHourComponent><EmployeeId>${employeeId}</EmployeeId><HourCode>2100</HourCode>` +
    '<Hours>1</Hours></EmployeeHourComponent>'
  );
}

function wages(employeeId: number): string {
  return (
    `<EmployeeWageComponent><EmployeeId>${employeeId}</EmployeeId><Code>1100</Code>` +
    '<Value>1</Value></EmployeeWageComponent>'
  );
}

function days(employeeId: number): string {
  return (
    `<DaysWorked><EmployeeId>${employeeId}</EmployeeId><Days>1</Days><Period>11</Period>` +
    '<Year>2026</Year></DaysWorked>'
  );
}

function registration(employeeId: number): string {
  return (
    '<TimeRegistrationModel><DtmEnd>2026-11-02T17:00:00</DtmEnd><DtmStart>2026-11-02T09:00:00</DtmStart>' +
    `<EmployeeID>${employeeId}</EmployeeID><TimeRegistrationCode><Id>1</Id></TimeRegistrationCode></TimeRegistrationModel>`
  );
}

function child(): string {
  return '<Child><Name>Vries</Name><FirstName>Sam</FirstName><Gender>male</Gender><Birthday>2020-02-03</Birthday></Child>';
}

function costCenter(): string {
  return '<EmployeeCostCenter><CostCenter><Code>100</Code></CostCenter><Percentage>1</Percentage></EmployeeCostCenter>';
}

function employeeDocument(bytes: number): string {
  const type = '<GuidDocumentType>00000000-0000-4000-8000-000000000001</GuidDocumentType>';
  return `${id}<StrDocumentName>a.pdf</StrDocumentName><Body>${fill('QUFB', bytes)}</Body>${type}`;
}

function companyFile(bytes: number): string {
  return (
    `<CompanyId>${FIRST_COMPANY_ID}</CompanyId><StrDocumentName>a.pdf</StrDocumentName>` +
    `<StrDocumentSubFolder>a</StrDocumentSubFolder><Body>${fill('QUFB', bytes)}</Body>`
  );
}

function fill(text: string, bytes: number): string {
  return text.repeat(Math.ceil(bytes / text.length));
}
