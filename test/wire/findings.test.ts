import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Finding } from '../../contracts/finding.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

let nmbrs: Nmbrs;
let lastCall: RecordedCall | undefined;
beforeAll(async () => {
  nmbrs = await startNmbrs({
    onCall: (call) => {
      lastCall = call;
    },
  });
});
afterAll(() => nmbrs.close());

function namespaceOf(service: string): string {
  return `https://api.nmbrs.nl/soap/v3/${service}`;
}

/** The operations used below, by the service they are called at. */
const SERVICES: Readonly<Record<string, string>> = {
  List_GetByNumber: 'DebtorService',
  Debtor_Get: 'DebtorService',
  Debtor_Update: 'DebtorService',
  Address_Insert: 'EmployeeService',
  Employee_Insert: 'EmployeeService',
  DaysVar_Set_Batch: 'EmployeeService',
  WorkCost_Insert: 'CompanyService',
  GetToken: 'SingleSignOn',
};

interface Called {
  readonly answer: string;
  readonly call: RecordedCall;
}

/** Sends an envelope and gives back the answer with what the server remembers of the call. */
async function send(operation: string, envelope: string | Uint8Array): Promise<Called> {
  const service = SERVICES[operation] as string;
  const response = await fetch(`${nmbrs.url}/soap/v3/${service}.asmx`, {
    method: 'POST',
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `"${namespaceOf(service)}/${operation}"`,
    },
    body: envelope,
  });
  const answer = await response.text();
  return { answer, call: lastCall as RecordedCall };
}

/** The auth header in lines 3 to 7. */
function authHeader(service: string): string {
  return `<AuthHeaderWithDomain xmlns="${namespaceOf(service)}">
<Username>master@demo.example</Username>
<Token>00000000000000000000000000000001</Token>
<Domain>demo</Domain>
</AuthHeaderWithDomain>`;
}

interface Request {
  readonly operation: string;
  /** What stands in the operation's element, from line 11 on. */
  readonly parameters: string;
  /** What stands in the header, from line 3 on; the auth header unless said otherwise. */
  readonly header?: string;
}

/** The operation's element begins in line 10 when the header is the usual one. */
function envelopeOf({ operation, parameters, header }: Request): string {
  const service = SERVICES[operation] as string;
  return `<soap:Envelope xmlns:soap="${SOAP}" xmlns:xsi="${XSI}">
<soap:Header>
${header ?? authHeader(service)}
</soap:Header>
<soap:Body>
<${operation} xmlns="${namespaceOf(service)}">
${parameters}
</${operation}>
</soap:Body>
</soap:Envelope>`;
}

/** The findings of a call without their sentences, which are looked at on their own. */
async function findingsOf(request: Request): Promise<Omit<Finding, 'message'>[]> {
  const { call } = await send(request.operation, envelopeOf(request));
  return call.findings.map(({ message: _, ...finding }) => finding);
}

type Place = Pick<Finding, 'path' | 'line' | 'column'>;

function at(path: string, line: number, column = 2): Place {
  return { path, line, column };
}

/** The finding that every call without `Number` has besides. */
const NUMBER_ABSENT = {
  kind: 'absent',
  ...at('List_GetByNumber/Number', 10),
  found: '',
  expected: 'Number',
  nearest: null,
  used: 'null',
} as const;

interface Expectation extends Request {
  readonly what: string;
  readonly findings: readonly Omit<Finding, 'message'>[];
}

const EXPECTATIONS: readonly Expectation[] = [
  {
    what: 'nothing in a clean message',
    operation: 'List_GetByNumber',
    parameters: '<Number>1001</Number>',
    findings: [],
  },
  {
    what: 'an unknown element, and the declared name it resembles',
    operation: 'List_GetByNumber',
    parameters: '<Nummer>1001</Nummer>',
    findings: [
      {
        kind: 'unknown-element',
        ...at('List_GetByNumber/Nummer', 11),
        found: 'Nummer',
        expected: null,
        nearest: 'Number',
        used: 'nothing',
      },
      NUMBER_ABSENT,
    ],
  },
  {
    what: 'an unknown element that resembles none; what stands inside it is not looked at',
    operation: 'List_GetByNumber',
    parameters: '<Number>1001</Number>\n  <Telefoon soort="x">text<Number>1002</Number></Telefoon>',
    findings: [
      {
        kind: 'unknown-element',
        ...at('List_GetByNumber/Telefoon', 12, 4),
        found: 'Telefoon',
        expected: null,
        nearest: null,
        used: 'nothing',
      },
    ],
  },
  {
    what: 'another case',
    operation: 'List_GetByNumber',
    parameters: '<number>1001</number>',
    findings: [
      {
        kind: 'wrong-case',
        ...at('List_GetByNumber/number', 11),
        found: 'number',
        expected: 'Number',
        nearest: 'Number',
        used: 'nothing',
      },
      NUMBER_ABSENT,
    ],
  },
  {
    what: 'another namespace',
    operation: 'List_GetByNumber',
    parameters: '<Number xmlns="">1001</Number>',
    findings: [
      {
        kind: 'wrong-namespace',
        ...at('List_GetByNumber/Number', 11),
        found: 'Number',
        expected: namespaceOf('DebtorService'),
        nearest: 'Number',
        used: 'nothing',
      },
      NUMBER_ABSENT,
    ],
  },
  {
    what: 'an element that belongs one level down, and one that belongs one level up',
    operation: 'Address_Insert',
    parameters: `<EmployeeId>5000001</EmployeeId>
<City>Utrecht</City>
<Address><Id>0</Id><Default>true</Default><Street /><HouseNumber /><HouseNumberAddition /><PostalCode /><City />
<StateProvince /><CountryISOCode /><Type>HomeAddress</Type>
<UnprotectedMode>true</UnprotectedMode></Address>
<Period>12</Period><Year>2026</Year><UnprotectedMode>false</UnprotectedMode>`,
    findings: [
      {
        kind: 'misplaced',
        ...at('Address_Insert/City', 12),
        found: 'City',
        expected: 'Address_Insert/Address/City',
        nearest: 'Address_Insert/Address/City',
        used: 'nothing',
      },
      {
        kind: 'misplaced',
        ...at('Address_Insert/Address/UnprotectedMode', 15),
        found: 'UnprotectedMode',
        expected: 'Address_Insert/UnprotectedMode',
        nearest: 'Address_Insert/UnprotectedMode',
        used: 'nothing',
      },
    ],
  },
  {
    what: 'an element given again',
    operation: 'List_GetByNumber',
    parameters: '<Number>1001</Number>\n<Number>1002</Number>',
    findings: [
      {
        kind: 'repeated',
        ...at('List_GetByNumber/Number', 12),
        found: 'Number',
        expected: null,
        nearest: 'Number',
        used: 'the first one',
      },
    ],
  },
  {
    what: 'a spelling of which nobody knows whether it is read',
    operation: 'WorkCost_Insert',
    parameters: '<CompanyId>10001</CompanyId>\n<Value>1.00</Value>\n<Period>12</Period><Year>2026</Year>',
    findings: [
      {
        kind: 'doubtful-spelling',
        ...at('WorkCost_Insert/Value', 12),
        found: 'Value',
        expected: 'value',
        nearest: 'value',
        used: 'its value',
      },
    ],
  },
  {
    what: 'both spellings of one element',
    operation: 'WorkCost_Insert',
    parameters:
      '<CompanyId>10001</CompanyId>\n<value>1.00</value>\n<Value>2.00</Value>\n<Period>12</Period><Year>2026</Year>',
    findings: [
      {
        kind: 'repeated',
        ...at('WorkCost_Insert/Value', 13),
        found: 'Value',
        expected: null,
        nearest: 'Value',
        used: 'the first one',
      },
    ],
  },
  {
    what: 'unknown attributes, but not those of XML, of the schema and of SOAP',
    operation: 'List_GetByNumber',
    parameters: `<Number lang="nl" x:kind="a" xmlns:x="urn:x" xsi:type="string" soap:mustUnderstand="1">1001</Number>`,
    findings: [
      {
        kind: 'unknown-attribute',
        ...at('List_GetByNumber/Number', 11),
        found: 'lang="nl"',
        expected: null,
        nearest: null,
        used: 'nothing',
      },
      {
        kind: 'unknown-attribute',
        ...at('List_GetByNumber/Number', 11),
        found: 'kind="a"',
        expected: null,
        nearest: null,
        used: 'nothing',
      },
    ],
  },
  {
    what: 'the header of 2.1, which version 3 does not read',
    operation: 'Debtor_Get',
    header: authHeader('DebtorService').replaceAll('AuthHeaderWithDomain', 'AuthHeader'),
    parameters: '<DebtorId>1001</DebtorId>',
    findings: [
      {
        kind: 'unread-header',
        ...at('Header/AuthHeader', 3),
        found: 'AuthHeader',
        expected: `AuthHeaderWithDomain in ${namespaceOf('DebtorService')}`,
        nearest: 'AuthHeaderWithDomain',
        used: 'nothing',
      },
      {
        kind: 'missing',
        ...at('', 1),
        found: '',
        expected: 'AuthHeaderWithDomain',
        nearest: null,
        used: 'no credentials',
      },
    ],
  },
  {
    what: 'the header in another namespace, beside the right one',
    operation: 'Debtor_Get',
    header: `<AuthHeaderWithDomain xmlns="urn:other" />\n${authHeader('DebtorService')}`,
    parameters: '<DebtorId>1001</DebtorId>',
    findings: [
      {
        kind: 'unread-header',
        ...at('Header/AuthHeaderWithDomain', 3),
        found: 'AuthHeaderWithDomain',
        expected: `AuthHeaderWithDomain in ${namespaceOf('DebtorService')}`,
        nearest: 'AuthHeaderWithDomain',
        used: 'nothing',
      },
    ],
  },
  {
    what: 'a header where none is read',
    operation: 'GetToken',
    parameters: '<Username>master@demo.example</Username><Password>Geheim-master-1</Password>',
    findings: [
      {
        kind: 'unread-header',
        ...at('Header/AuthHeaderWithDomain', 3),
        found: 'AuthHeaderWithDomain',
        expected: null,
        nearest: null,
        used: 'nothing',
      },
    ],
  },
  {
    what: 'missing values and what was used instead, absent ones apart',
    operation: 'Employee_Insert',
    parameters: '<LastName>Visser</LastName>',
    findings: [
      { kind: 'absent', ...missing('FirstName'), used: 'null' },
      { kind: 'missing', ...missing('StartDate'), used: '0001-01-01T00:00:00' },
      { kind: 'missing', ...missing('CompanyId'), used: '0' },
      { kind: 'missing', ...missing('UnprotectedMode'), used: 'false' },
    ],
  },
  {
    what: 'values that lost something',
    operation: 'Employee_Insert',
    parameters: `<FirstName> Zoë </FirstName><LastName>Visser</LastName>
<StartDate>2026-12-01T00:00:00.12345678Z</StartDate>
<CompanyId> 10001 </CompanyId>
<UnprotectedMode>
true</UnprotectedMode>`,
    findings: [
      {
        kind: 'changed-value',
        ...at('Employee_Insert/StartDate', 12),
        found: '2026-12-01T00:00:00.12345678Z',
        expected: null,
        nearest: null,
        used: '2026-12-01T00:00:00.1234568',
      },
      {
        kind: 'changed-value',
        ...at('Employee_Insert/StartDate', 12),
        found: '2026-12-01T00:00:00.12345678Z',
        expected: null,
        nearest: null,
        used: '2026-12-01T00:00:00.1234568',
      },
      {
        kind: 'changed-value',
        ...at('Employee_Insert/CompanyId', 13),
        found: ' 10001 ',
        expected: null,
        nearest: null,
        used: '10001',
      },
      {
        kind: 'changed-value',
        ...at('Employee_Insert/UnprotectedMode', 14),
        found: '\ntrue',
        expected: null,
        nearest: null,
        used: 'true',
      },
    ],
  },
  {
    what: 'nil on an element that cannot be null',
    operation: 'Debtor_Get',
    parameters: '<DebtorId xsi:nil="true">1001</DebtorId>',
    findings: [
      {
        kind: 'ignored-nil',
        ...at('Debtor_Get/DebtorId', 11),
        found: 'xsi:nil',
        expected: null,
        nearest: null,
        used: 'the content of the element',
      },
    ],
  },
  {
    what: 'text between elements, told at the element around it',
    operation: 'Debtor_Get',
    parameters: 'DebtorId: <DebtorId>1001</DebtorId>',
    findings: [
      {
        kind: 'stray-text',
        ...at('Debtor_Get', 10),
        found: 'DebtorId:',
        expected: null,
        nearest: null,
        used: 'nothing',
      },
    ],
  },
  {
    what: 'the items of a batch by their numbers',
    operation: 'DaysVar_Set_Batch',
    parameters: `<EmployeesDaysWorked>
<DaysWorked><EmployeeId>5000001</EmployeeId><Days>20</Days><Period>12</Period><Year>2026</Year></DaysWorked>
<DaysWorked><EmployeeID>5000002</EmployeeID><EmployeeId>5000002</EmployeeId><Days> 20</Days>
<Period>12</Period><Year>2026</Year></DaysWorked>
<DayWorked />
<DaysWorked><EmployeeId>5000003</EmployeeId><Period>12</Period><Year>2026</Year></DaysWorked>
</EmployeesDaysWorked><UnprotectedMode>false</UnprotectedMode>`,
    findings: [
      {
        kind: 'wrong-case',
        ...at('DaysVar_Set_Batch/EmployeesDaysWorked/DaysWorked[1]/EmployeeID', 13, 14),
        found: 'EmployeeID',
        expected: 'EmployeeId',
        nearest: 'EmployeeId',
        used: 'nothing',
      },
      {
        kind: 'changed-value',
        ...at('DaysVar_Set_Batch/EmployeesDaysWorked/DaysWorked[1]/Days', 13, 78),
        found: ' 20',
        expected: null,
        nearest: null,
        used: '20',
      },
      {
        kind: 'unknown-element',
        ...at('DaysVar_Set_Batch/EmployeesDaysWorked/DayWorked', 15),
        found: 'DayWorked',
        expected: null,
        nearest: 'DaysWorked',
        used: 'nothing',
      },
      {
        kind: 'missing',
        ...at('DaysVar_Set_Batch/EmployeesDaysWorked/DaysWorked[2]/Days', 16),
        found: '',
        expected: 'Days',
        nearest: null,
        used: '0',
      },
    ],
  },
];

/** A parameter of Employee_Insert that is not there, told at the operation's element. */
function missing(name: string) {
  return { ...at(`Employee_Insert/${name}`, 10), found: '', expected: name, nearest: null };
}

describe('findings', () => {
  test('a text that is read in pieces is found once', async () => {
    const parameters = `${'lang '.repeat(100_000)}<DebtorId>1001</DebtorId>`;
    const found = await findingsOf({ operation: 'Debtor_Get', parameters });
    expect(found.map(({ kind }) => kind)).toEqual(['stray-text']);
  });

  test.for(EXPECTATIONS)('$what', async ({ findings, ...request }) => {
    expect(await findingsOf(request)).toEqual(findings);
  });

  test.for(EXPECTATIONS.filter(({ findings }) => findings.length > 0))(
    'in sentences that name what was found or missed: $what',
    async (request) => {
      const { call } = await send(request.operation, envelopeOf(request));
      for (const { message, found, expected } of call.findings) {
        const name = /^[\w:]*/.exec(found === '' ? (expected ?? '') : found)?.[0] ?? '';
        expect(message).toContain(name);
        expect(message).toMatch(/^\S.*\S[.?]$/s);
      }
    },
  );

  test('bytes that are no UTF-8, though the content type says so', async () => {
    const envelope = envelopeOf({ operation: 'List_GetByNumber', parameters: '<Number>Zo\u00eb</Number>' });
    const { call } = await send('List_GetByNumber', Buffer.from(envelope, 'latin1'));
    expect(call.arguments).toEqual({ Number: 'Zo\ufffd' });
    expect(call.findings).toMatchObject([
      { kind: 'changed-value', path: '', line: 11, column: 11, expected: 'UTF-8', used: 'U+FFFD' },
    ]);
  });

  test("another operation's element in the body", async () => {
    const envelope = envelopeOf({ operation: 'List_GetByNumber', parameters: '' });
    const { call } = await send(
      'List_GetByNumber',
      envelope.replaceAll('List_GetByNumber', 'List_GetByNummer'),
    );
    const expected = `List_GetByNumber in ${namespaceOf('DebtorService')}`;
    expect(call.findings).toMatchObject([
      { kind: 'unknown-element', ...at('List_GetByNummer', 10), found: 'List_GetByNummer', expected },
      { kind: 'missing', ...at('', 1), expected: 'List_GetByNumber', used: 'the default of every argument' },
    ]);
  });

  test('what stands behind the body', async () => {
    const envelope = envelopeOf({ operation: 'Debtor_Get', parameters: '<DebtorId>1001</DebtorId>' });
    const { call } = await send(
      'Debtor_Get',
      envelope.replace('</soap:Envelope>', '<soap:Header />\n<More /></soap:Envelope>'),
    );
    expect(call.findings).toMatchObject([
      { kind: 'misplaced', ...at('Header', 14), found: 'Header', expected: 'Header, then Body' },
      { kind: 'unknown-element', ...at('More', 15), found: 'More' },
    ]);
  });

  test('are kept when the service refuses the call', async () => {
    const { call } = await send(
      'Debtor_Get',
      envelopeOf({ operation: 'Debtor_Get', parameters: '<debtorId>1001</debtorId>' }),
    );
    expect(call).toMatchObject({ status: 500, fault: { nmbrsCode: 1003 } });
    expect(call.findings.map(({ kind }) => kind)).toEqual(['wrong-case', 'missing']);
  });
});

/**
 * A request with places for what must not matter: at `•` elements, comments, instructions and white space, at `◦` all
 * but elements, at `¤` attributes.
 */
const TEMPLATE = `◦<soap:Envelope xmlns:soap="${SOAP}"¤>◦
<soap:Header¤>•<AuthHeaderWithDomain xmlns="${namespaceOf('DebtorService')}"¤>•
<Username¤>master@demo.example</Username>•<Token>00000000000000000000000000000001</Token>•
<Domain¤>demo</Domain>•</AuthHeaderWithDomain>•</soap:Header>◦
<soap:Body¤>•<Debtor_Update xmlns="${namespaceOf('DebtorService')}"¤>•
<Debtor¤>•<Id¤>1001</Id>•<Number>1001</Number>•<Name¤>Bakkerij</Name>•</Debtor>•
</Debtor_Update>•</soap:Body>•</soap:Envelope>◦`;

const name = fc.stringMatching(/^[a-zA-Z_][\w.-]{0,12}$/);
const harmlessText = fc.stringMatching(/^[ \t\na-z0-9é€]{0,20}$/);
const space = fc.stringMatching(/^[ \t\r\n]{1,5}$/);
const comment = harmlessText.map((text) => `<!--${text}-->`);
const instruction = harmlessText.map((text) => `<?note ${text}?>`);
const attribute = fc.tuple(name, harmlessText).map(([local, text]) => ` x_${local}="${text}"`);
const element = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.option(attribute, { nil: '' }),
      fc.oneof({ maxDepth: 2 }, harmlessText, comment, tie('element')),
    )
    .map(([local, given, content]) => `<x_${local}${given}>${content}</x_${local}>`),
})).element;
/** Elements that are almost those declared, which is what clients really send. */
const nearMiss = fc.constantFrom(
  '<id>1002</id>',
  '<Id xmlns="">1002</Id>',
  '<name>Slagerij</name>',
  '<Name xmlns="urn:other">Slagerij</Name>',
  '<debtor><Id>1002</Id></debtor>',
  '<username>debtor@demo.example</username>',
  '<Domain xmlns="">bedrijf</Domain>',
);

const FILLINGS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  '•': fc.oneof(fc.constant(''), element, nearMiss, comment, instruction, space),
  '◦': fc.oneof(fc.constant(''), comment, instruction, space),
  '¤': fc.oneof(fc.constant(''), attribute),
};

describe('findings never change the answer', () => {
  const parts = TEMPLATE.split(/(?<=[•◦¤])/);
  const envelopes = fc
    .tuple(...parts.map((part) => FILLINGS[part.at(-1) as string] ?? fc.constant('')))
    .map((fillings) => parts.map((part, at) => part.replace(/[•◦¤]$/, fillings[at] as string)).join(''));

  test('whatever stands where nothing reads it', async () => {
    const clean = await send('Debtor_Update', TEMPLATE.replaceAll(/[•◦¤]/g, ''));
    expect(clean.call).toMatchObject({ status: 200, findings: [] });
    await fc.assert(
      fc.asyncProperty(envelopes, async (envelope) => {
        const { answer, call } = await send('Debtor_Update', envelope);
        expect(answer).toBe(clean.answer);
        expect(call.arguments).toEqual(clean.call.arguments);
      }),
    );
  });

  test('and each such element is found', async () => {
    const elements = fc.array(fc.oneof(element, nearMiss), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(elements, async (given) => {
        const { call } = await send(
          'Debtor_Update',
          TEMPLATE.replace('<Debtor¤>•', `<Debtor>${given.join('')}`).replaceAll(/[•◦¤]/g, ''),
        );
        expect(call.findings.length).toBe(given.length);
      }),
    );
  });
});
