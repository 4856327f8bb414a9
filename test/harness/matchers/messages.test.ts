import { describe, expect, it } from 'vitest';
import { toAnswerFault } from '../../../harness/matchers/answer-fault.ts';
import { callsText } from '../../../harness/matchers/calls-text.ts';
import { nmbrsMatchers } from '../../../harness/matchers/matchers.ts';
import { useOffices } from '../../behaviour/office.ts';
import { settledText } from '../../journal/support/settled-text.ts';

/** What the matchers say, to the letter: all that people see of a test that fails. */

expect.extend(nmbrsMatchers);

const openOffice = useOffices();

/** An office in which a debtor was asked for in four ways. */
async function busyOffice() {
  const office = await openOffice();
  const get = (parameters: string) => office.master.call('DebtorService', 'Debtor_Get', parameters);
  await get('<DebtorId>1001</DebtorId>');
  await get('<DebtorID>1001</DebtorID><Naam>x</Naam>');
  await get('<DebtorId>x</DebtorId>');
  await office.debtor.call(
    'EmployeeService',
    'Absence2_Insert',
    '<EmployeeId>5000001</EmployeeId><Absence><AbsenceId>0</AbsenceId><Percentage>50</Percentage>' +
      '<Start>2026-11-16T00:00:00</Start><Dossiernr>0</Dossiernr></Absence><NewDossier>true</NewDossier>',
  );
  return office;
}

it('the report of a test that failed ends with what was called, and what was wrong with it', async () => {
  const { env } = await busyOffice();
  const text = callsText('office', await env.calls.list(), await env.calls.violations());
  const settled = await settledText(env, text.replaceAll(/\d\d:\d\d:\d\d$/gm, '09:00:00'));
  expect(settled).toMatchInlineSnapshot(`
    "What was called in office:
      call 1  DebtorService.Debtor_Get  answered
        09:00:00, master@office.example: {DebtorId: 1001}
      call 2  DebtorService.Debtor_Get  fault 1003: the debtor 0 does not exist or is hidden from the login
        09:00:00, master@office.example: {DebtorId: 0}
        fault 1003: The debtor, company or employee named does not exist or lies outside the login's tags and filters.
        lost-data: DebtorID is spelled DebtorId, case included; it was ignored.
        lost-data: Naam is not declared in Debtor_Get; it was ignored.
        wrong-default: DebtorId is missing; the service used 0.
      call 3  DebtorService.Debtor_Get  Client: Server was unable to read request. ---> There is an error in XML document (1, 300). ---> Input string was not in a correct format.
        09:00:00, master@office.example
        lost-data: DebtorId was given as 'x', which is not a whole number from -2147483648 to 2147483647; the request was refused unread.
      call 4  EmployeeService.Absence2_Insert  answered
        09:00:00, debtor@office.example: {EmployeeId: 5000001, Absence: {AbsenceId: 0, Percentage: 50, Start: 2026-11-16, Dossiernr: 0}, NewDossier: true}"
  `);
});

it('of nothing, nothing; of many calls, how many came before', async () => {
  const { env } = await busyOffice();
  expect(callsText('office', [], [])).toBe('What was called in office: nothing.');
  const [call] = await env.calls.list();
  const times = (count: number) => callsText('office', Array(count).fill(call), []).split('\n');
  expect(times(50)).toHaveLength(1 + 50 * 2);
  expect(times(51)[1]).toBe('  ... 1 earlier call');
  expect(times(60).slice(0, 2)).toEqual(['What was called in office:', '  ... 10 earlier calls']);
});

it('of long arguments the beginning', async () => {
  const { env, master } = await openOffice();
  const item = '<EmployeeWageComponent><EmployeeId>5000001</EmployeeId></EmployeeWageComponent>';
  for (const count of [4, 20])
    await master.call(
      'EmployeeService',
      'WageComponentVar_Insert_Batch',
      `<WageComponents>${item.repeat(count)}</WageComponents><Period>${count}</Period>`,
    );
  const sent = (count: number) =>
    `{WageComponents: [${Array(count).fill("{EmployeeId: 5000001, Id: 0, Code: 0, Value: '0'}").join(', ')}], Period: ${count}, Year: 0, UnprotectedMode: false}`;
  const lines = callsText('office', await env.calls.list(), []).split('\n');
  const [few = '', many = ''] = lines.filter((line) => line.includes('{WageComponents'));
  expect(few.replace(/^.*?: /, '')).toBe(sent(4));
  expect(many.replace(/^.*?: /, '')).toBe(`${sent(20).slice(0, 300)}…`);
});

describe('what was not to be is told', () => {
  const messageOf = (assertion: Promise<unknown>): Promise<string> =>
    assertion.then(
      () => '',
      (error: Error) => error.message,
    );

  it('of calls', async () => {
    const { env } = await busyOffice();
    const told = async (assertion: Promise<unknown>) => settledText(env, await messageOf(assertion));
    expect(await told(expect(env).not.toHaveBeenCalledOn('Absence2_Insert'))).toMatchInlineSnapshot(`
      "Absence2_Insert: expected never, was called once.

        call 4, 09:00:00, debtor@office.example, answered"
    `);
    expect(await told(expect(env).not.toHaveBeenCalledOn('Debtor_Get', undefined, 3))).toMatchInlineSnapshot(
      `"This was not to be: Debtor_Get: expected 3 times, was called 3 times."`,
    );
    expect(
      await told(expect(env).not.toHaveBeenCalledInOrder('Debtor_Get', 'Absence2_Insert')),
    ).toMatchInlineSnapshot(`
      "This was not to be: The calls were made in this order:

        ✓ 1. Debtor_Get   call 1
        ✓ 2. Absence2_Insert   call 4"
    `);
    expect(
      await told(expect(env).toHaveBeenCalledOn('Debtor_Get', { DebtorId: 1002 })),
    ).toMatchInlineSnapshot(`
      "Debtor_Get with {DebtorId: 1002}: expected at least once, was called never.

      The nearest of 3 other calls:

        call 3, 09:00:00, master@office.example, Client: Server was unable to read request. ---> There is an error in XML document (1, 300). ---> Input string was not in a correct format.
          argument      expected   sent
        ≠ (arguments)   as above   they could not be read

        call 2, 09:00:00, master@office.example, fault 1003: the debtor 0 does not exist or is hidden from the login
          argument   expected   sent
        ≠ DebtorId   1002       0

        call 1, 09:00:00, master@office.example, answered
          argument   expected   sent
        ≠ DebtorId   1002       1001"
    `);
    expect(
      await told(expect(env).toHaveBeenCalledInOrder('Absence2_Insert', 'Debtor_Get')),
    ).toMatchInlineSnapshot(`
      "Debtor_Get was expected after call 4, but was called before, as call 3, and not again.

        ✓ 1. Absence2_Insert   call 4
        ✗ 2. Debtor_Get"
    `);
    expect(await told(expect(env).toHonourTheContract({ allow: ['lost-data'] }))).toMatchInlineSnapshot(`
      "The contract was broken in 1 way:

        wrong-default  DebtorService.Debtor_Get (call 2, line 1, column 300)
          DebtorId is missing; the service used 0.
          → Send it, even when the default (0) is what you mean."
    `);
    await env.calls.clear();
    expect(await told(expect(env).not.toHonourTheContract())).toBe(
      'The contract was honoured, and was expected to be broken.',
    );
  });
});

describe('of a fault is told, to the letter,', () => {
  const fault = (text: string) => ({ faultcode: 'soap:Server', faultstring: text });
  const UNAUTHORIZED = fault('Server was unable to process request. ---> 1003: Unauthorized access');
  const OTHER = fault('Server was unable to read request.');
  const told = async (...args: Parameters<typeof toAnswerFault>) => (await toAnswerFault(...args)).message();

  it('that there was one', async () => {
    expect(await told(UNAUTHORIZED)).toBe(
      'Expected no fault, but that is what was answered:\n\n  Server was unable to process request. ---> 1003: Unauthorized access',
    );
    expect(await told(UNAUTHORIZED, 'Unauth')).toContain("Expected no fault with 'Unauth', but that");
    expect(await told(UNAUTHORIZED, /Un/)).toContain('Expected no fault with /Un/, but that');
  });

  it('that it was another', async () => {
    expect(await told(UNAUTHORIZED, 1004)).toMatchInlineSnapshot(`
      "Expected fault 1004: Disabled, no valid subscription, but another was answered:

        Server was unable to process request. ---> 1003: Unauthorized access

        1004  The environment is disabled because it has no running subscription.
        1003  The debtor, company or employee named does not exist or lies outside the login's tags and filters."
    `);
    expect(await told(OTHER, 1003)).toMatchInlineSnapshot(`
      "Expected fault 1003: Unauthorized access, but another was answered:

        Server was unable to read request.

        1003  The debtor, company or employee named does not exist or lies outside the login's tags and filters."
    `);
    expect(await told(UNAUTHORIZED, 'Invalid')).toMatchInlineSnapshot(`
      "Expected a fault with 'Invalid', but another was answered:

        Server was unable to process request. ---> 1003: Unauthorized access

        1003  The debtor, company or employee named does not exist or lies outside the login's tags and filters."
    `);
    expect(await told(OTHER, /Invalid/)).toMatchInlineSnapshot(`
      "Expected a fault with /Invalid/, but another was answered:

        Server was unable to read request."
    `);
  });

  it('that there was none', async () => {
    expect(await told({ a: 'x'.repeat(300) })).toBe(
      `Expected a fault, but the call was answered without one:\n\n  {"a":"${'x'.repeat(194)}…`,
    );
    expect(await told(`<a:Body x="1">\n  <Debtor_GetResponse/>\n</a:Body>`, /x/)).toMatchInlineSnapshot(`
      "Expected a fault with /x/, but this is no answer of a SOAP service:

        <a:Body x="1"> <Debtor_GetResponse/> </a:Body>"
    `);
    expect(await told(['text', '<not closed'], 'x')).toMatchInlineSnapshot(`
      "Expected a fault with 'x', but the call was answered without one:

        ["text","<not closed"]"
    `);
    expect(
      await told(() => Promise.reject(new RangeError('out', { cause: new Error('') })), 1003),
    ).toMatchInlineSnapshot(`
      "Expected fault 1003: Unauthorized access, but this is no answer of a SOAP service:

        RangeError: out"
    `);
    expect(await told(42)).toMatchInlineSnapshot(`
      "Expected a fault, but this is no answer of a SOAP service:

        42"
    `);
  });

  it.each<[string, unknown]>([
    ['what soap keeps at its error', { root: { Envelope: { Body: { Fault: UNAUTHORIZED } } } }],
    ['the body of what soap keeps', { Body: { Fault: UNAUTHORIZED } }],
    ['a fault with attributes', { faultcode: { $value: 's:Server' }, faultstring: { $value: '1003: x' } }],
    ['a fault of SOAP 1.2', { Code: { Value: 's:Receiver' }, Reason: { Text: { $value: '1003: x' } } }],
    ['a fault of SOAP 1.2 with a plain text', { Reason: { Text: '1003: x' } }],
    ['an error with the words of ASMX', new Error('Server did not recognize the value of HTTP Header')],
    ['another error with them', new Error('soap:Client: Server was unable to read request.')],
    ['a list with an envelope in it', [1, envelopeOf(UNAUTHORIZED.faultstring)]],
    ['a response in an error', { response: { body: envelopeOf('1003: x') } }],
  ])('%s is one', async (_, received) => {
    expect(await toAnswerFault(received)).toMatchObject({ pass: true });
  });

  it.each<[string, unknown]>([
    ['a fault without a text', { faultcode: 'soap:Server' }],
    ['a reason without a text', { Reason: {} }],
    ['an error of the network', new Error('connect ECONNREFUSED')],
    ['nothing', null],
  ])('%s is none', async (_, received) => {
    expect(await toAnswerFault(received)).toMatchObject({ pass: false });
  });
});

function envelopeOf(text: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>${text.replace('>', '&gt;')}</faultstring></s:Fault></s:Body></s:Envelope>`;
}
