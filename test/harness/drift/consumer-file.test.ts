import { describe, expect, test } from 'vitest';
import { startNmbrs } from '../../../client/in-process/start.ts';
import { retiringIn } from '../../../contracts/consumer/consumer.ts';
import { readConsumer } from '../../../contracts/consumer/consumer-file.ts';
import { JournalError } from '../../../harness/consumer/journal-error.ts';
import { readRecording } from '../../../harness/consumer/read-recording.ts';
import { recordConsumer } from '../../../harness/consumer/record-consumer.ts';
import type { Recording } from '../../../harness/consumer/recorded-messages.ts';
import { consumerText } from '../../../harness/consumer/write-consumer.ts';

const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/EmployeeService';

function envelope(body: string, header = ''): string {
  return (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`
  );
}

/** A call as the control API gives it. */
function messages(
  operation: string,
  request: string,
  response: string,
  version = 'v3',
  service = 'EmployeeService',
) {
  const namespace = NAMESPACE.replace('v3', version).replace('EmployeeService', service);
  return {
    call: { service, version, operation },
    request: envelope(`<${operation} xmlns="${namespace}">${request}</${operation}>`),
    response: envelope(`<${operation}Response xmlns="${namespace}">${response}</${operation}Response>`),
  };
}

const INSERT = messages(
  'Absence_Insert',
  '<NewDossier>true</NewDossier><Absence><Comment /><Percentage>50</Percentage><Nonsense>1</Nonsense></Absence>',
  '<Absence_InsertResult>12</Absence_InsertResult>',
);

const LIST = messages(
  'Absence_GetList',
  '<EmployeeId>1</EmployeeId>',
  '<Absence_GetListResult>' +
    '<Absence><AbsenceId>1</AbsenceId><Comment /><End xsi:nil="true" /></Absence>' +
    '<Absence><AbsenceId>2</AbsenceId><Start>2026-01-01T00:00:00</Start></Absence></Absence_GetListResult>',
);

function recorded(recording: Recording, previous: string | null = null, add = false): string {
  const known = previous === null ? null : readConsumer(previous, 'consumer.yaml');
  return consumerText(recordConsumer(recording.calls, { name: 'payroll-sync', known, add }), previous);
}

const TEXT = `# What this integration uses of Nmbrs. \`nmbrs-mock consumer record\` writes sends, answered and retiring anew;
# reads is yours: what it reads that no recording shows, such as List_GetAllResult/Debtor/* for all of a debtor.

consumer: payroll-sync
operations:
  EmployeeService.Absence_GetList:
    sends:
      - EmployeeId
    answered:
      - Absence_GetListResult/Absence/AbsenceId
      - Absence_GetListResult/Absence/Start
  EmployeeService.Absence_Insert:
    sends:
      - Absence/Comment
      - Absence/Percentage
      - NewDossier
    answered:
      - Absence_InsertResult
`;

describe('a consumer file is recorded from a journal', () => {
  test('what was sent, with a value or not; what was answered with a value', () => {
    expect(recorded(readRecording([INSERT, LIST]))).toBe(TEXT);
  });

  test('the same calls give the same text, in whatever order and however often', () => {
    expect(recorded(readRecording([LIST, INSERT, LIST, INSERT]))).toBe(TEXT);
    expect(recorded(readRecording([INSERT, LIST]), TEXT)).toBe(TEXT);
  });

  test('reads and comments are kept, what was recorded before is not', () => {
    const edited = TEXT.replace(
      '      - Absence_InsertResult\n',
      '      - Absence_InsertResult\n    reads:\n      - Absence_InsertResult # said by hand\n',
    ).replace('- EmployeeId', '- EmployeeId # of the payroll');
    expect(recorded(readRecording([LIST]), edited)).toBe(
      edited.replace(/(Absence_Insert:\n)[\s\S]*(?= {4}reads)/, '$1'),
    );
  });

  test('what was recorded before is kept when asked', () => {
    expect(recorded(readRecording([LIST]), TEXT, true)).toBe(TEXT);
    expect(recorded(readRecording([LIST]), TEXT)).not.toContain('Absence_Insert:');
  });

  test('those that end before the API does are listed', () => {
    const old = messages('Absence_GetList', '<EmployeeId>1</EmployeeId>', '', 'v2.1');
    const deprecated = messages('Reports_GetJournalsReportByCompany', '', '', 'v2.1', 'CompanyService');
    const text = recorded(readRecording([deprecated, old, LIST]));
    expect(text).toContain(
      '\n# The SOAP API ends on 1 March 2027; these are the first to go.\nretiring:\n' +
        '  CompanyService.Reports_GetJournalsReportByCompany v2.1: deprecated, retired version\n' +
        '  EmployeeService.Absence_GetList v2.1: retired version\n',
    );
    expect([...retiringIn(readConsumer(text, 'consumer.yaml')).keys()]).toHaveLength(2);
  });

  test('a fault is no answer, and elements in another namespace are no request', () => {
    const refused = { ...LIST, response: envelope('<s:Fault><faultcode>s:Server</faultcode></s:Fault>') };
    const strange = {
      ...INSERT,
      request: INSERT.request.replace(NAMESPACE, 'urn:other'),
      response: 'no XML',
    };
    const used = recordConsumer(readRecording([refused, strange]).calls, {
      name: 'one',
      known: null,
      add: false,
    });
    expect(used.operations.map(({ sends, answered }) => ({ sends, answered }))).toEqual([
      { sends: ['EmployeeId'], answered: [] },
    ]);
  });
});

describe('journals', () => {
  test('of the mock, as an HTTP archive', async () => {
    const nmbrs = await startNmbrs({ port: 0 });
    try {
      const environment = await nmbrs.environment();
      const { username, token } = environment.logins.master;
      const namespace = 'https://api.nmbrs.nl/soap/v3/DebtorService';
      await fetch(`${nmbrs.url}/soap/v3/DebtorService.asmx`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/xml', SOAPAction: `"${namespace}/List_GetAll"` },
        body: envelope(
          `<List_GetAll xmlns="${namespace}" />`,
          `<AuthHeaderWithDomain xmlns="${namespace}"><Username>${username}</Username><Token>${token}</Token></AuthHeaderWithDomain>`,
        ),
      });
      const text = recorded(readRecording(await environment.calls.har()));
      expect(text).toContain(
        '  DebtorService.List_GetAll:\n    answered:\n      - List_GetAllResult/Debtor/Id\n',
      );
      expect(text).not.toContain(token);
    } finally {
      await nmbrs.close();
    }
  });

  test('of another recorder: SOAP 1.2, base64, other traffic between', () => {
    const entry = (url: string, contentType: string) => ({
      request: {
        method: 'POST',
        url,
        headers: [{ name: 'content-type', value: contentType }],
        postData: { text: LIST.request },
      },
      response: { content: { text: Buffer.from(LIST.response).toString('base64'), encoding: 'base64' } },
    });
    const url = 'https://api.nmbrs.nl/soap/v3/EmployeeService.asmx';
    const recording = readRecording({
      log: {
        entries: [
          entry(url, `application/soap+xml; action="${NAMESPACE}/Absence_GetList"`),
          entry(url, 'application/soap+xml'),
          entry('https://example.com/', 'text/xml'),
        ],
      },
    });
    expect(recording.calls.map(({ operation }) => operation.name)).toEqual([
      'Absence_GetList',
      'Absence_GetList',
    ]);
    expect(recording.others).toBe(1);
    expect(recorded(recording)).toContain('Absence_GetListResult/Absence/Start');
  });

  test('calls of operations that do not exist are left out', () => {
    expect(readRecording([{ ...LIST, call: { ...LIST.call, operation: null } }])).toEqual({
      calls: [],
      others: 1,
      otherAddresses: [],
    });
    expect(
      readRecording({ ...LIST, call: { ...LIST.call, service: 'ReportService', version: 'v2.1' } }).others,
    ).toBe(1);
  });

  test.each([
    [{}, /Give an HTTP archive.*calls\.har/s],
    [[{ number: 1, service: 'EmployeeService' }], /^This is no journal\. Give /],
    [{ log: { entries: [{ request: {} }] } }, /entries\[0\]\.request/],
    ['text', /^This is no journal/],
  ])('anything else is refused: %j', (journal, message) => {
    expect(() => readRecording(journal)).toThrow(JournalError);
    expect(() => readRecording(journal)).toThrow(message);
  });
});

describe('a consumer file with a mistake is refused, with file, place, value and remedy', () => {
  const OPERATION = 'consumer: one\noperations:\n  EmployeeService.Absence_Insert:\n';

  test.each([
    ['', 'c.yaml:1:1: There is nothing here. Give the name of an integration and the operations it uses.'],
    ['operations: {}', 'c.yaml:1:1: consumer is missing. Give the name of the integration.'],
    [
      'consumer: one\noperations: [a]',
      'c.yaml:2:13: operations is a list, not the operations it uses, such as EmployeeService.Absence_Insert. Give ',
    ],
    [
      'consumer: one',
      'c.yaml:1:1: operations is missing. Give the operations it uses, such as EmployeeService.Absence_Insert.',
    ],
    [
      'consumer: one\noperation: {}',
      "c.yaml:2:1: There is no field 'operation' here. Did you mean 'operations'?",
    ],
    [
      `${OPERATION}    send: [EmployeeId]`,
      "c.yaml:4:5: There is no field 'send' in operations.EmployeeService.Absence_Insert. Did you mean 'sends'?",
    ],
    [
      `${OPERATION}    sends: EmployeeId`,
      "c.yaml:4:12: operations.EmployeeService.Absence_Insert.sends is 'EmployeeId', not a list of paths of elements, such as Absence/Comment. Give a list ",
    ],
    [
      `${OPERATION}    sends:\n      - 12`,
      'c.yaml:5:9: operations.EmployeeService.Absence_Insert.sends[0] is 12, not the path of an element, such as Absence/Comment. Give the path ',
    ],
    [
      'consumer: one\noperations:\n  EmployeeService.Absence_Inzert: {}',
      "c.yaml:3:3: EmployeeService v3 has no operation 'Absence_Inzert'. Did you mean 'EmployeeService.Absence_Insert'?",
    ],
    [
      `${OPERATION}    sends:\n      - EmployeeId\n      - Absence/Coment`,
      "c.yaml:6:9: Absence has no field 'Coment'. Did you mean 'Comment'?",
    ],
    [
      `${OPERATION}    reads:\n      - Absence_InsertResult/Id`,
      "c.yaml:5:9: Absence_InsertResult has no field 'Id'. It has none.",
    ],
    [
      `${OPERATION}    answered:\n      - Absence_InsertResult/*`,
      "c.yaml:5:9: Absence_InsertResult has no field '*'. It has none.",
    ],
    ['consumer: one\n---\nconsumer: two', 'c.yaml:3:1: A second document begins here. Keep one of them.'],
    ['consumer: "one', /^c\.yaml:1:\d+: This cannot be read: Missing closing/],
  ])('%j', (text, message) => {
    expect(() => readConsumer(text, 'c.yaml')).toThrow(message);
  });

  test('an operation of which nothing is said is used all the same', () => {
    expect(readConsumer(OPERATION, 'c.yaml').operations).toMatchObject([
      { sends: [], answered: [], reads: [] },
    ]);
  });
});
