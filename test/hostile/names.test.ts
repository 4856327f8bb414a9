import { describe, expect, it } from 'vitest';
import { operationOf } from '../support/soap-client.ts';
import { useVictim } from './support/use-victim.ts';
import { envelope, namespace, operation, SOAP_1_1, unreadable, VALID } from './support/victim.ts';

const victim = useVictim();

/** What every JavaScript object answers to, although nobody declared it. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];

const findings = () => victim().calls.at(-1)?.findings ?? [];

/** Everything a careless program could have written to. */
function pristine(): unknown {
  return [Object.prototype, Array.prototype, Function.prototype, Map.prototype].map((prototype) =>
    Object.getOwnPropertyNames(prototype),
  );
}

describe.each(NAMES)('%s', (name) => {
  const before = pristine();

  it('as a parameter is unknown', async () => {
    const body = envelope(`<CompanyId>10001</CompanyId><${name}><polluted>1</polluted></${name}>`);
    expect((await victim().post(body)).status).toBe(200);
    expect(findings()).toEqual([expect.objectContaining({ kind: 'unknown-element', found: name })]);
    expect(victim().calls.at(-1)?.arguments).toEqual({ CompanyId: 10001 });
    expect(pristine()).toEqual(before);
  });

  it('as a field of a record is unknown', async () => {
    const insert = operationOf('DebtorService', 'Debtor_Insert');
    const body = envelope(`<Debtor><Number>7</Number><${name}>1</${name}></Debtor>`, insert);
    const headers = { ...SOAP_1_1, SOAPAction: insert.soapAction };
    const { status } = await victim().post(body, headers, insert.service.paths[0]);
    expect(status).toBe(200);
    expect(findings()).toContainEqual(expect.objectContaining({ kind: 'unknown-element', found: name }));
    expect(pristine()).toEqual(before);
  });

  it('as an item of a list is unknown', async () => {
    const batch = operationOf('EmployeeService', 'WageComponentFixed_Insert_Batch');
    const body = envelope(`<WageComponents><${name}>1</${name}></WageComponents>`, batch);
    const headers = { ...SOAP_1_1, SOAPAction: batch.soapAction };
    await victim().post(body, headers, batch.service.paths[0]);
    expect(findings()).toContainEqual(expect.objectContaining({ kind: 'unknown-element', found: name }));
    expect(pristine()).toEqual(before);
  });

  it('as an attribute is unknown', async () => {
    const body = envelope(`<CompanyId ${name}="1">10001</CompanyId>`);
    expect((await victim().post(body)).status).toBe(200);
    expect(findings()).toEqual([
      expect.objectContaining({ kind: 'unknown-attribute', found: `${name}="1"` }),
    ]);
  });

  it('as a prefix is a prefix', async () => {
    const body = envelope(`<${name}:CompanyId xmlns:${name}="${namespace}">10001</${name}:CompanyId>`);
    expect((await victim().post(body)).status).toBe(200);
    expect(findings()).toEqual([]);
  });

  it('as an unbound prefix is unbound', async () => {
    expect((await victim().post(envelope(`<${name}:CompanyId/>`))).status).toBe(400);
  });

  it('as a header entry is not read', async () => {
    const body = VALID.replace('<s:Header>', `<s:Header><${name} xmlns="${namespace}"/>`);
    expect((await victim().post(body)).status).toBe(200);
    expect(findings()).toEqual([expect.objectContaining({ kind: 'unread-header', found: name })]);
  });

  it('as a field of the auth header is unknown', async () => {
    const body = VALID.replace('<Username>', `<${name}>1</${name}><Username>`);
    expect((await victim().post(body)).status).toBe(200);
    expect(findings()).toEqual([expect.objectContaining({ kind: 'unknown-element', found: name })]);
  });

  it('as credentials is nobody', async () => {
    for (const element of ['Username', 'Token', 'Domain']) {
      const body = VALID.replace(new RegExp(`(<${element}>)[^<]*`), `$1${name}`);
      expect((await victim().post(body)).body).toContain('1001: Invalid Authentication');
    }
  });

  it('as an xsi:type is no type', async () => {
    const insert = operationOf('DebtorService', 'Debtor_Insert');
    const type = `xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="${name}"`;
    const headers = { ...SOAP_1_1, SOAPAction: insert.soapAction };
    const { body } = await victim().post(
      envelope(`<Debtor ${type}/>`, insert),
      headers,
      insert.service.paths[0],
    );
    expect(body).toContain(`The specified type was not recognized: name='${name}'`);
  });

  it('as a SOAPAction, an action or the body is no operation', async () => {
    const answers = [
      await victim().post(VALID, { ...SOAP_1_1, SOAPAction: `"${namespace}/${name}"` }),
      await victim().post(VALID.replaceAll(operation.name, name), {
        'Content-Type': `application/soap+xml; action="${namespace}/${name}"`,
      }),
      await victim().post(VALID.replaceAll(operation.name, name), { 'Content-Type': 'text/xml' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
    expect(answers[0]?.body).toContain('Server did not recognize the value of HTTP Header SOAPAction');
    expect(answers[1]?.body).toContain('was not recognized');
    expect(answers[2]?.body).toContain('Unable to handle request without a valid action parameter');
  });

  it('as an HTTP header is a header', async () => {
    expect((await victim().post(VALID, { ...SOAP_1_1, [name]: 'x' })).status).toBe(200);
  });
});

describe('a name of a megabyte', () => {
  const LONG = 'x'.repeat(1024 * 1024);

  it('as an element is unknown, and cut in the finding', async () => {
    expect((await victim().post(envelope(`<CompanyId>10001</CompanyId><${LONG}/>`))).status).toBe(200);
    const [finding] = findings();
    expect(finding).toMatchObject({ kind: 'unknown-element', nearest: null });
    expect(finding?.found).toBe(`${'x'.repeat(2_000)}…`);
    expect(finding?.message.length).toBeLessThan(2_100);
  });

  it('as an attribute, a prefix and a namespace', async () => {
    const element = `<${LONG}:a xmlns:${LONG}="${LONG}" ${LONG}:${LONG}="1"/>`;
    expect((await victim().post(envelope(`<CompanyId>10001</CompanyId>${element}`))).status).toBe(200);
  });

  it('as credentials is nobody', async () => {
    const body = VALID.replace(/(<Token>)[^<]*/, `$1${LONG}`);
    expect((await victim().post(body)).body).toContain('1001: Invalid Authentication');
  });

  it('as the root names its namespace in the fault', async () => {
    const { status, body } = await victim().post(`<Envelope xmlns="${LONG}"/>`);
    expect(status).toBe(500);
    expect(body).toContain(`Envelope namespace ${LONG} was unexpected.`);
  });

  it('as a value of a boolean stands in the fault, as it would in the real one', async () => {
    const insert = operationOf('EmployeeService', 'Employee_Insert');
    const head = `<UnprotectedMode>${LONG}</UnprotectedMode>`;
    const body = envelope(head, insert);
    const headers = { ...SOAP_1_1, SOAPAction: insert.soapAction };
    const column = body.indexOf(head) + head.length + '</'.length + 1;
    expect(await victim().post(body, headers, insert.service.paths[0])).toMatchObject(
      unreadable(
        `There is an error in XML document (1, ${column}). ---> The string '${LONG}' is not a valid Boolean value.`,
      ),
    );
  });
});
