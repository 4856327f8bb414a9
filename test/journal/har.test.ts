import { HarValidator } from '@har-sdk/validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectNmbrs } from '../../client/http/connect.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { ENVELOPE_NAMESPACE } from '../../server/soap/protocol.ts';
import { type Credentials, operationOf, SoapClient, soapRequest } from '../support/soap-client.ts';

type Archive = Parameters<HarValidator['verify']>[0];

async function wrongAsHar(archive: Archive): Promise<string[]> {
  const errors = await new HarValidator().verify(archive);
  return errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

let nmbrs: Nmbrs;
/** Of calls that were answered and refused, in both versions and both SOAPs, of a sign-on, and of some that met trouble. */
let archive: Archive;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  const env = await connectNmbrs(nmbrs.url).environment();
  const { username, token } = env.logins.master;
  const client = new SoapClient(nmbrs.url, env.logins.master);
  await client.call('DebtorService', 'List_GetAll');
  await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1</DebtorId>');
  await client.call('DebtorService', 'List_GetAll', '', { version: 'v2.1' });
  await soap12(env.logins.master);
  const signOn = `<Username>${username}</Username><Token>${token}</Token>`;
  await new SoapClient(nmbrs.url, null).call('SingleSignOn', 'GetToken2', signOn);
  for (const effect of [
    { kind: 'http-error', status: 503 },
    { kind: 'fault', code: 1004 },
    { kind: 'cut-off' },
    { kind: 'reset-before' },
  ] as const) {
    await env.addTrouble({ times: 1, effect });
    // What comes of a call that is cut off or reset is the client's business.
    await client.call('DebtorService', 'List_GetAll').catch(() => null);
  }
  archive = (await env.calls.har()) as Archive;
});
afterAll(() => nmbrs.close());

async function soap12(login: Credentials): Promise<void> {
  const operation = operationOf('DebtorService', 'List_GetAll');
  await fetch(nmbrs.url + operation.service.paths[0], {
    method: 'POST',
    headers: { 'Content-Type': `application/soap+xml; charset=utf-8; action="${operation.soapAction}"` },
    body: soapRequest(operation, '', login).replace(ENVELOPE_NAMESPACE['1.1'], ENVELOPE_NAMESPACE['1.2']),
  });
}

describe('the archive of the calls', () => {
  it('is opened by a library for archives, without a complaint', async () => {
    expect(await wrongAsHar(archive)).toEqual([]);
  });

  it('holds what came of every one of them', () => {
    expect(
      archive.log.entries.map(({ comment, request, response }) => [
        comment,
        request.postData?.mimeType.split(';')[0],
        response.status,
        response.statusText,
      ]),
    ).toEqual([
      ['DebtorService.List_GetAll', 'text/xml', 200, 'OK'],
      ['DebtorService.Debtor_Get', 'text/xml', 500, 'Internal Server Error'],
      ['DebtorService.List_GetAll v2.1', 'text/xml', 200, 'OK'],
      ['DebtorService.List_GetAll', 'application/soap+xml', 200, 'OK'],
      ['SingleSignOn.GetToken2', 'text/xml', 200, 'OK'],
      ['DebtorService.List_GetAll', 'text/xml', 503, 'Service Unavailable'],
      ['DebtorService.List_GetAll', 'text/xml', 500, 'Internal Server Error'],
      ['DebtorService.List_GetAll', 'text/xml', 200, 'OK'],
      ['DebtorService.List_GetAll', 'text/xml', 0, ''],
    ]);
  });

  it('tells everything of a call', () => {
    const { log } = archive;
    const [entry] = log.entries;
    if (!entry) throw new Error('there is no entry');
    expect({ ...log, entries: [] }).toEqual({
      version: '1.2',
      creator: { name: 'nmbrs-mock', version: '1' },
      pages: [],
      entries: [],
    });
    expect({
      ...entry,
      startedDateTime: entry.startedDateTime.replace(/\d/g, '0'),
      time: 1,
      timings: { ...entry.timings, wait: 1 },
      request: {
        ...entry.request,
        url: entry.request.url.replace(/:\d+/, ''),
        bodySize: 1,
        postData: { ...entry.request.postData, text: '' },
      },
      response: { ...entry.response, bodySize: 1, content: { ...entry.response.content, size: 1, text: '' } },
    }).toMatchInlineSnapshot(`
      {
        "cache": {},
        "comment": "DebtorService.List_GetAll",
        "request": {
          "bodySize": 1,
          "cookies": [],
          "headers": [
            {
              "name": "Content-Type",
              "value": "text/xml; charset=utf-8",
            },
            {
              "name": "SOAPAction",
              "value": ""https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll"",
            },
          ],
          "headersSize": -1,
          "httpVersion": "HTTP/1.1",
          "method": "POST",
          "postData": {
            "mimeType": "text/xml; charset=utf-8",
            "text": "",
          },
          "queryString": [],
          "url": "http://127.0.0.1/soap/v3/DebtorService.asmx",
        },
        "response": {
          "bodySize": 1,
          "content": {
            "mimeType": "text/xml; charset=utf-8",
            "size": 1,
            "text": "",
          },
          "cookies": [],
          "headers": [
            {
              "name": "Content-Type",
              "value": "text/xml; charset=utf-8",
            },
          ],
          "headersSize": -1,
          "httpVersion": "HTTP/1.1",
          "redirectURL": "",
          "status": 200,
          "statusText": "OK",
        },
        "startedDateTime": "0000-00-00T00:00:00.000Z",
        "time": 1,
        "timings": {
          "receive": 0,
          "send": 0,
          "wait": 1,
        },
      }
    `);
    expect(entry.request.postData?.text).toContain('<Token>***</Token>');
  });

  it('tells what the library does not ask for but HAR 1.2 does: sizes and times, which are right, and a cache', () => {
    for (const { time, timings, request, response, cache } of archive.log.entries) {
      const { mimeType } = response.content;
      expect(cache).toEqual({});
      expect([request.headersSize, response.headersSize]).toEqual([-1, -1]);
      expect(response.bodySize).toBe(response.content.size);
      expect(response.headers.map(({ value }) => value)).toEqual(mimeType === '' ? [] : [mimeType]);
      expect(time).toBe((timings.send ?? 0) + timings.wait + (timings.receive ?? 0));
      expect(request.bodySize).toBe(Buffer.byteLength(request.postData?.text ?? ''));
      expect(response.content.size).toBe(Buffer.byteLength(response.content.text ?? ''));
    }
  });

  it('tells the content type that was sent, also of a page and of no answer', () => {
    const types = archive.log.entries.map(({ response }) => response.content.mimeType);
    const xml = 'text/xml; charset=utf-8';
    expect(types).toEqual([
      xml,
      xml,
      xml,
      'application/soap+xml; charset=utf-8',
      xml,
      'text/html; charset=us-ascii',
      xml,
      xml,
      '',
    ]);
  });

  it('tells the content type of a chosen body, and no secret in the sentence of its rule', async () => {
    const env = await connectNmbrs(nmbrs.url).environment();
    const { token } = env.logins.master;
    const { sentence } = await env.answer('Debtor_Get', {
      sequence: [{ body: { text: '<oops', contentType: 'text/html' } }, { fault: { text: `No ${token}` } }],
    });
    expect(sentence).not.toContain(token);
    const client = new SoapClient(nmbrs.url, env.logins.master);
    await client.call('DebtorService', 'Debtor_Get');
    const { log } = (await env.calls.har()) as Archive;
    const [entry] = log.entries;
    expect(entry?.response.content).toMatchObject({ mimeType: 'text/html', text: '<oops' });
    expect(entry?.comment).toContain('***');
    expect(JSON.stringify(log)).not.toContain(token);
    const rules = await env.answers();
    expect(rules.map((rule) => rule.sentence)).toEqual([sentence]);
    // What its author wrote comes back as it was written.
    expect(JSON.stringify(rules[0]?.definition)).toContain(token);
    await env.clearAnswers();
    const { sentence: trouble } = await env.addTrouble({
      operation: 'GetToken2',
      with: { Token: token },
      effect: { kind: 'cut-off' },
    });
    expect(trouble).not.toContain(token);
  });

  it.each([
    'startedDateTime',
    'time',
    'request',
    'timings',
    'request.httpVersion',
    'request.cookies',
    'request.headers',
    'response.statusText',
    'response.redirectURL',
    'response.content',
  ])('would be refused without %s', async (path) => {
    expect(await wrongAsHar(without(archive, path))).not.toEqual([]);
  });
});

/** The archive whose first entry lacks something. */
function without(sound: Archive, path: string): Archive {
  const broken = structuredClone(sound);
  const names = path.split('.');
  const last = names.pop() ?? '';
  let holder: unknown = broken.log.entries[0];
  for (const name of names) holder = (holder as Record<string, unknown>)[name];
  expect(holder).toHaveProperty(last);
  delete (holder as Record<string, unknown>)[last];
  return broken;
}
