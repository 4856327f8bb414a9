import { describe, expect, it } from 'vitest';
import { callLine, callReport } from '../../cli/console.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { operationOf, SoapClient, soapRequest } from '../support/soap-client.ts';

const SECRET = 'a-secret-nobody-may-read';

/** What `--verbose` shows of one call. */
async function shownOf(send: (client: SoapClient, nmbrs: Nmbrs) => Promise<unknown>): Promise<string> {
  const shown: string[] = [];
  const nmbrs = await startNmbrs({ onCall: (call, envelopes) => shown.push(callReport(call, envelopes)) });
  await send(new SoapClient(nmbrs.url, null), nmbrs);
  await nmbrs.close();
  return shown.join('\n');
}

describe('no token or password is shown', () => {
  const list = operationOf('DebtorService', 'List_GetAll');
  const { namespace } = list.service;
  const withHeader = (header: string) =>
    soapRequest(list, '', null).replace('<s:Body>', `<s:Header>${header}</s:Header><s:Body>`);

  it.each([
    [
      'as it should be',
      `<AuthHeaderWithDomain xmlns="${namespace}"><Token>${SECRET}</Token></AuthHeaderWithDomain>`,
    ],
    [
      'with a prefix',
      `<p:AuthHeaderWithDomain xmlns:p="${namespace}"><p:Token>${SECRET}</p:Token></p:AuthHeaderWithDomain>`,
    ],
    ['with a prefix that is no ASCII', `<é:A xmlns:é="${namespace}"><é:Token>${SECRET}</é:Token></é:A>`],
    ['in CDATA', `<A><Token><![CDATA[${SECRET}]]></Token></A>`],
    ['behind a comment', `<A><Token><!-- here --> ${SECRET}</Token></A>`],
    ['around an element', `<A><Token>${SECRET}<a/>${SECRET}</Token></A>`],
    ['with attributes and space', `<A><Token a="1"\n>${SECRET}</Token\n></A>`],
    ['in the wrong case', `<A><token>${SECRET}</token><PASSWORD>${SECRET}</PASSWORD></A>`],
    ['behind an empty one', `<A><Token/><Token>${SECRET}</Token></A>`],
    [
      'as an attribute',
      `<AuthHeaderWithDomain xmlns="${namespace}" Token="${SECRET}" Password='${SECRET}'/>`,
    ],
    ['without its end tag', `<A><Token>${SECRET}`],
  ])('%s', async (_, header) => {
    const shown = await shownOf((client) => client.post(list, withHeader(header)));
    expect(shown).toContain('  > <s:Envelope');
    expect(shown).toContain('***');
    expect(shown).not.toContain(SECRET);
  });

  it('in single sign-on, coming or going, nor in the log of calls', async () => {
    const secrets: string[] = [];
    let kept = '';
    const shown = await shownOf(async (client, nmbrs) => {
      const [login] = nmbrs.logins;
      const parameters = `<Username>${login?.username}</Username><Password>${login?.password}</Password>`;
      const reply = await client.call('SingleSignOn', 'GetToken', parameters);
      secrets.push(login?.password ?? '', reply.one('GetTokenResult'));
      kept = JSON.stringify(await nmbrs.calls.list());
    });
    expect(secrets.every((secret) => secret.length > 8)).toBe(true);
    for (const secret of secrets) for (const text of [shown, kept]) expect(text).not.toContain(secret);
    expect(shown).toContain('<GetTokenResult>***<');
    expect(kept).toContain('"Password":"***"');
  });

  it('what stands around them is', async () => {
    const header = `<A><Username>me@x</Username><Token>${SECRET}</Token><TokenCount>3</TokenCount></A>`;
    const shown = await shownOf((client) => client.post(list, withHeader(header)));
    expect(shown).toContain('<Username>me@x</Username><Token>***</Token><TokenCount>3</TokenCount>');
  });
});

describe('a call is one line', () => {
  const call: RecordedCall = {
    number: 1,
    time: '2026-11-16T12:34:56.789Z',
    ordinal: 1,
    by: 'client',
    durationMs: 1.25,
    service: 'DebtorService',
    version: 'v3',
    operation: 'List_GetAll',
    soapVersion: '1.1',
    environment: 'demo',
    username: 'master@demo.example',
    arguments: {},
    findings: [],
    marks: [],
    status: 200,
    fault: null,
    reason: null,
    trouble: null,
    chosenAnswer: null,
    bytes: 100,
  };

  it('with time, operation, login, duration and outcome', () => {
    expect(callLine(call)).toBe('12:34:56  DebtorService v3 List_GetAll  master@demo.example  1.3 ms  200');
  });

  it('whatever the client put into it', () => {
    const text = `Server did not recognize the value: \r\n12:00:00 forged \u001b[2J\u2028${'x'.repeat(10_000)}`;
    const line = callLine({ ...call, status: 500, fault: { code: 'Client', nmbrsCode: null, text } });
    expect(line).toMatch(/^12:34:56 {2}[^\p{Cc}\u2028]*…$/u);
    expect(line.length).toBeLessThan(600);
  });
});
