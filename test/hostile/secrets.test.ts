import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { callLine, callReport } from '../../cli/console.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Type } from '../../contracts/interface/model.ts';
import { type Environment, type Nmbrs, startNmbrs } from '../../index.ts';
import { isSecretName } from '../../server/journal/masking/secret-names.ts';
import { operationOf } from '../support/soap-client.ts';

/** What no login has, and yet may be seen nowhere. */
const FOREIGN = 'zz-van-elders-9';
const SHORT = 'kx7q';
/** With all that is escaped somewhere. */
const ODD = 'Ge"heim&<é>%20\\1';

const list = operationOf('DebtorService', 'List_GetAll');
const { namespace, paths } = list.service;
const [path = ''] = paths;

let nmbrs: Nmbrs;
let env: Environment<'master'>;
const printed: string[] = [];
const errors: unknown[] = [];

beforeAll(async () => {
  nmbrs = await startNmbrs({
    onCall: (call, envelopes) =>
      printed.push(callLine(call), callReport(call, envelopes), JSON.stringify(call)),
    onError: (error) => errors.push(error),
  });
});
afterAll(async () => {
  await nmbrs.close();
  expect(errors).toEqual([]);
});
beforeEach(async () => {
  printed.length = 0;
  env = await nmbrs.environment();
});

const secrets = () => {
  const { token, password } = env.logins.master;
  return { token, password, username: env.logins.master.username };
};

async function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  await fetch(`${nmbrs.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${list.soapAction}"`, ...headers },
    body,
  }).then((answer) => answer.text());
}

const header = (content: string, attributes = '') =>
  `<AuthHeaderWithDomain xmlns="${namespace}"${attributes}>${content}</AuthHeaderWithDomain>`;

const envelope = (headers: string, content = '') =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${headers}</s:Header><s:Body><List_GetAll xmlns="${namespace}">${content}</List_GetAll></s:Body></s:Envelope>`;

const good = () => `<Username>${secrets().username}</Username><Token>${secrets().token}</Token>`;

/** Everything that is told of the last call. */
async function told(): Promise<string> {
  const [last] = await nmbrs.calls.list({ last: 1 });
  const messages = last ? await nmbrs.calls.messages(last.number) : null;
  const { environment } = last ?? {};
  const own = environment
    ? await Promise.all([
        env.calls.har(),
        env.calls.violations(),
        env.calls.verifyContract(),
        env.calls.verify({ operation: 'DebtorService.List_GetAll', username: 'nobody@example' }),
      ])
    : [];
  // As it reads, not as JSON escapes it.
  return [
    last,
    messages,
    messages?.curl,
    messages?.request,
    ...own.map((one) => JSON.stringify(one)),
    ...printed,
  ]
    .map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
    .join('\n');
}

const escaped = (text: string) => [...text].map((one) => `&#x${one.codePointAt(0)?.toString(16)};`).join('');

describe('a secret in a wrong place is told nowhere', () => {
  it.each<[string, () => string]>([
    ['an attribute Token', () => envelope(header(good(), ` Token="${secrets().token}"`))],
    ['an attribute of another name', () => envelope(header(good(), ` Sleutel="${secrets().token}"`))],
    ['an attribute of an element', () => envelope(header(`<Username a="${secrets().token}">x</Username>`))],
    ['stray text in the header', () => envelope(header(`${secrets().token}${good()}`))],
    ['stray text in the body', () => envelope(header(good()), secrets().password)],
    ['ApiToken', () => envelope(header(`<Username>x</Username><ApiToken>${secrets().token}</ApiToken>`))],
    ['Sleutel', () => envelope(header(`<Sleutel>${secrets().token}</Sleutel>`))],
    ['Domain', () => envelope(header(`${good()}<Domain>${secrets().token}</Domain>`))],
    ['Username', () => envelope(header(`<Username>${secrets().token}</Username><Token>x</Token>`))],
    ['Passwor', () => envelope(header(`<Passwor>${secrets().password}</Passwor>`))],
    ['the name of an element', () => envelope(header(`<a${secrets().token}/>`))],
    ['a comment', () => envelope(`<!-- ${secrets().token} -->${header(good())}`)],
    ['a header of its own', () => envelope(`<Key>${secrets().password}</Key>${header(good())}`)],
    ['in the wrong case', () => envelope(header(`<Domain>${secrets().token.toUpperCase()}</Domain>`))],
    ['by references', () => envelope(header(`<Domain>${escaped(secrets().token)}</Domain>`))],
    [
      'cut by a comment',
      () => envelope(header(good()), `<x>${secrets().token.replace(/^.{4}/, '$&<!-- -->')}</x>`),
    ],
    [
      'in two sections',
      () => envelope(header(`<![CDATA[${secrets().token.replace(/^.{9}/, '$&]]><![CDATA[')}]]>${good()}`)),
    ],
    [
      'cut by an instruction, by references',
      () =>
        envelope(
          header(good()),
          `<x>${escaped(secrets().token.slice(0, 9))}<?a?>${escaped(secrets().token.slice(9))}</x>`,
        ),
    ],
    ['in a percent-encoded text', () => envelope(header(`<Domain>a%3D${secrets().token}</Domain>`))],
    [
      'in part by percent signs',
      () => envelope(header(`<Domain>${secrets().password.replace('-', '%2D')}</Domain>`)),
    ],
    ['what is no XML', () => `Token=${secrets().token}`],
    ['what is no XML any more', () => `<s:Envelope><${secrets().token} <`],
    ['the charset', () => envelope(header(`<Domain>\u00e9${secrets().token}</Domain>`))],
  ])('%s', async (_, body) => {
    const { token, password } = secrets();
    await post(body());
    const text = await told();
    expect(text).toContain('***');
    for (const secret of [token, password, escaped(token)])
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(text).not.toContain(password.replace('-', '%2D'));
  });

  it.each<[string, string]>([
    ['an attribute Token', header('<Username>x</Username>', ` Token="${FOREIGN}" apitoken='${SHORT}'`)],
    ['ApiToken', header(`<ApiToken>${FOREIGN}</ApiToken><Tokn>${SHORT}</Tokn>`)],
    ['Passwor', header(`<Passwor>${FOREIGN}</Passwor><password>${SHORT}</password>`)],
    ['stray text in the header', header(`${FOREIGN}<Username>x</Username>${SHORT}`)],
    ['no end tag', header(`<ApiToken>${FOREIGN}${SHORT}`)],
  ])('though no login has it: %s', async (_, wrong) => {
    // Known by the login, so that reports of its environment tell of it.
    await post(envelope(wrong.replace('<Username>x<', `<Username>${secrets().username}<`)));
    const text = await told();
    expect(text).toContain('***');
    for (const secret of [FOREIGN, SHORT]) expect(text).not.toContain(secret);
  });

  it.each<[string, () => Readonly<Record<string, string>>]>([
    ['SOAPAction', () => ({ SOAPAction: `"${secrets().token}"` })],
    ['SOAPAction, as of an address', () => ({ SOAPAction: `${list.soapAction}?token=${secrets().token}` })],
    ['Content-Type', () => ({ 'Content-Type': `text/xml; charset=utf-8; token=${secrets().token}` })],
    ['Content-Type alone', () => ({ 'Content-Type': secrets().token })],
    [
      'SOAPAction, as Authorization has it',
      () => ({
        SOAPAction: `Basic ${Buffer.from(`${secrets().username}:${secrets().token}`).toString('base64')}`,
      }),
    ],
  ])('the header %s', async (_, headers) => {
    const { token, username } = secrets();
    await post(envelope(header(good())), headers());
    const text = await told();
    expect(text).not.toContain(token);
    expect(text).not.toContain(Buffer.from(`${username}:${token}`).toString('base64'));
  });

  it('one with all that is escaped somewhere', async () => {
    const made = await env.debtors().then(() => env.logins.master);
    const invited = await env.addLogin({ username: 'odd@example', template: 'Volledig' });
    await invited.invite();
    await invited.activate(ODD);
    const forms = [
      '<Domain>Ge&quot;heim&amp;&lt;é&gt;%20\\1</Domain>',
      `<Domain><![CDATA[${ODD}]]></Domain>`,
      `<Domain>${encodeURIComponent(ODD)}</Domain>`,
      '<Domain>Ge&quot;hei<!-- -->m&amp;&lt;é&gt;%20\\1</Domain>',
      '<Domain>Ge&quot;he<![CDATA[im&]]>&lt;é&gt;%20\\1</Domain>',
    ];
    for (const form of forms) {
      await post(
        envelope(header(`<Username>${made.username}</Username><Token>${made.token}</Token>${form}`)),
      );
      const text = await told();
      expect(text).toContain('***');
      expect(text).not.toMatch(/heim|%20\\1/);
    }
  });

  it('a long text is cut within it', async () => {
    const { token } = secrets();
    for (let before = 0; before < 60; before += 7)
      await env.calls
        .verify({ operation: 'DebtorService.List_GetAll', username: `${'x'.repeat(before)}${token}` })
        .then(({ message }) => expect(message).not.toContain(token.slice(0, 9)));
    await post(envelope(header(good()), `${'x'.repeat(1_940)}${token}`));
    expect(await told()).not.toContain(token.slice(0, 9));
  });

  it('a token that was reset, and those of an environment that is gone', async () => {
    const { token } = secrets();
    await env.logins.master.resetToken();
    const body = envelope(header(`<Domain>${token}</Domain>`));
    await post(body);
    expect(await told()).not.toContain(token);
    await env.delete();
    await post(body);
    const [last] = await nmbrs.calls.list({ last: 1 });
    expect(JSON.stringify(await nmbrs.calls.messages(last?.number ?? 0))).not.toContain(token);
  });

  it('an observer gets the messages as they were', async () => {
    const raw: string[] = [];
    const own = await startNmbrs({ onCall: (_, { request, masked }) => raw.push(request, masked().request) });
    const [login] = own.logins;
    const body = envelope(header(`<Domain>${login?.token}</Domain>`));
    await fetch(`${own.url}${path}`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
    await own.close();
    expect(raw).toEqual([body, body.replace(login?.token ?? '', '***')]);
  });

  it('what stands beside it is told', async () => {
    const { token } = secrets();
    await post(
      envelope(header(`<Username>wie</Username><Token>${token}</Token><Domain>x${token}y</Domain>`)),
    );
    const [last] = await nmbrs.calls.list({ last: 1 });
    const { request } = await nmbrs.calls.messages(last?.number ?? 0);
    expect(request).toBe(
      envelope(header('<Username>wie</Username><Token>***</Token><Domain>x***y</Domain>')),
    );
  });

  test('no name that the catalogue declares is taken for that of a secret but those of secrets', () => {
    const names = new Set<string>();
    const add = (type: Type, depth = 0): void => {
      const fields = type.kind === 'record' ? type.fields : type.kind === 'list' ? [type.item] : [];
      for (const field of fields) {
        names.add(field.name);
        if (depth < 6) add(field.type, depth + 1);
      }
    };
    for (const { operations } of catalogue.services)
      for (const { name, request, result, header: own } of operations) {
        for (const one of [name, `${name}Response`, `${name}Result`]) names.add(one);
        for (const field of [...request, ...(result ? [result] : [])]) {
          names.add(field.name);
          add(field.type);
        }
        if (own) add(own);
      }
    expect([...names].filter(isSecretName).sort()).toEqual([
      'GetToken2Result',
      'GetTokenResult',
      'GetTokenWithDomainResult',
      'Password',
      'Token',
    ]);
  });
});
