import { operationOf } from '../../support/soap-client.ts';
import type { Attack, Find } from '../attack.ts';
import type { Dice } from '../support/dice.ts';
import { type HeaderLines, requestOf, soapHeaders } from '../support/posts.ts';
import { Target } from '../support/target.ts';

const REQUESTS = 60;

const list = operationOf('DebtorService', 'List_GetAll');
const { namespace } = list.service;
/** With all that is escaped somewhere. */
const ODD = 'Ge"heim&<é>%20\\1';

/** A secret of a login in every wrong place and writing; then everything that tells of calls is read. */
export const secrets: Attack = {
  name: 'secrets',
  about:
    'secrets in wrong places of requests, looked for in journal, messages, HAR, curl, findings and the log',
  async batch(_, dice) {
    const target = await Target.start({ args: ['--verbose'] });
    try {
      const env = await target.mock.environment();
      const odd = await env.addLogin({ username: 'odd@example', template: 'Volledig' });
      await odd.invite();
      await odd.activate(ODD);
      const { master } = env.logins;
      const hidden = [master.token, master.password, odd.token, ODD].filter((secret) => secret !== '');
      const finds: Find[] = [];
      for (let count = 0; count < REQUESTS; count++) {
        target.takeOutput();
        const secret = dice.pick(hidden);
        const bytes = request(secret, master, dice);
        await target.send([bytes]);
        const shown = (await said(target, env.domain)) + target.takeOutput();
        if (readings(shown).some((text) => text.includes(secret.toLowerCase())))
          finds.push({
            wrong: `a secret is shown: ${around(shown, secret)}`,
            request: bytes.toString('latin1'),
          });
      }
      const complaint = await target.complaint();
      if (complaint !== null) finds.push({ wrong: complaint, request: 'the batch' });
      return { requests: REQUESTS, finds };
    } finally {
      await target.close();
    }
  },
};

/** Everything that the control API tells of the last call. */
async function said(target: Target, environment: string): Promise<string> {
  const ask = async (path: string, body?: object) => {
    const answer = await fetch(`${target.url}/_mock${path}`, {
      ...(body && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    });
    return answer.text();
  };
  const last = await ask('/calls?last=1');
  const number = /"number":(\d+)/.exec(last)?.[1] ?? '0';
  const own = `/environments/${environment}`;
  const texts = [
    last,
    await ask(`/calls/${number}`),
    await ask(`${own}/calls?last=1`),
    await ask(`${own}/calls.har?last=1`),
  ];
  texts.push(await ask(`${own}/violations`), await ask(`${own}/verify-contract`, {}));
  texts.push(await ask(`${own}/verify`, { call: { operation: 'DebtorService.List_GetAll', username: 'x' } }));
  texts.push(await ask(`${own}/verify`, { operation: 'DebtorService.List_GetAll', username: 'x' }));
  return texts.join('\n');
}

/** A text as it stands, and as whoever reads it would resolve its escapes. */
function readings(text: string): string[] {
  const lower = text.toLowerCase();
  const plain = lower
    .replace(/\\u([\da-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(["\\/])/g, '$1');
  const resolved = plain
    .replace(/&#x0*([\da-f]{1,6});/g, (_, hex: string) => characterOf(Number.parseInt(hex, 16)))
    .replace(/&#0*(\d{1,7});/g, (_, code: string) => characterOf(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\]\]><!\[cdata\[|<!---->/g, '');
  const unescaped = resolved.replace(/%([\da-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return [lower, plain, resolved, unescaped].map((one) => one.toLowerCase());
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Where it stands: enough to see the place, in whatever writing. */
function around(shown: string, secret: string): string {
  const [text = ''] = readings(shown).filter((one) => one.includes(secret.toLowerCase()));
  const at = text.indexOf(secret.toLowerCase());
  return JSON.stringify(text.slice(Math.max(0, at - 150), at + secret.length + 50));
}

interface Typed {
  readonly username: string;
  readonly token: string;
}

const WRONG_NAMES = [
  'Token',
  'token',
  'ApiToken',
  'Tokn',
  'Password',
  'Passwor',
  'password',
  'Sleutel',
  'Key',
  'x',
  'Domain',
  'Username',
  'DebtorId',
  'Authorization',
  'a.b-c',
];

/** A call of the master, with the secret of somebody in a place that nobody should put it. */
function request(secret: string, { username, token }: Typed, dice: Dice): Buffer {
  const text = writing(secret, dice);
  const attribute = text.includes('<') ? escaped(secret) : text.replaceAll('"', '&quot;');
  const name = dice.pick(WRONG_NAMES);
  const place = dice.below(14);
  const at = (wanted: number, content: string) => (place === wanted ? content : '');
  const isPlain = /^[\w-]+$/.test(secret);
  const envelope =
    at(0, `<!-- ${secret.replaceAll('--', '')} -->`) +
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"${at(1, ` a="${attribute}"`)}><s:Header${at(2, ` ${name}="${attribute}"`)}>` +
    at(3, `<${name}>${text}</${name}>`) +
    `<AuthHeaderWithDomain xmlns="${namespace}"${at(4, ` ${name}="${attribute}"`)}>${at(5, text)}` +
    `<Username>${username}</Username><Token>${token}</Token>` +
    at(6, `<${name}>${text}</${name}>`) +
    at(7, `<${name}><deep a="${attribute}">${text}</deep></${name}>`) +
    at(8, isPlain ? `<${name}${secret}/>` : `<?x ${secret.replaceAll('?>', '')}?>`) +
    `</AuthHeaderWithDomain></s:Header><s:Body>${at(9, text)}<List_GetAll xmlns="${namespace}">` +
    at(10, text) +
    at(11, `<${name} xsi="${attribute}">${text}</${name}>`) +
    at(12, `<${name}>${'x'.repeat(dice.below(2_500))}${text}`) +
    `</List_GetAll></s:Body></s:Envelope>`;
  const body = dice.chance(0.1)
    ? `${secret} ${envelope}`
    : dice.chance(0.1)
      ? envelope.slice(0, dice.below(envelope.length))
      : envelope;
  const path = `${list.service.paths[0]}${at(13, `?token=${encodeURIComponent(secret)}`)}`;
  return requestOf(
    'POST',
    path,
    dice.chance(0.2) ? headersWith(secret, username, dice) : soapHeaders(list),
    body,
  );
}

function headersWith(secret: string, username: string, dice: Dice): HeaderLines {
  const value = encodeURIComponent(secret);
  const basic = Buffer.from(`${username}:${secret}`).toString('base64');
  return dice.pick<HeaderLines>([
    [...soapHeaders(list), ['Authorization', `Basic ${basic}`]],
    [...soapHeaders(list), ['Cookie', `token=${value}`]],
    [...soapHeaders(list), ['X-Token', value]],
    [
      ['Content-Type', 'text/xml'],
      ['SOAPAction', `"${list.soapAction}?${value}"`],
    ],
    [
      ['Content-Type', `text/xml; charset=utf-8; token=${value}`],
      ['SOAPAction', `"${list.soapAction}"`],
    ],
    [['Content-Type', `${value}/xml`]],
    [
      ['Content-Type', `text/xml; charset=${value}`],
      ['SOAPAction', `"${list.soapAction}"`],
    ],
  ]);
}

/** One of the ways to write a text in XML. */
function writing(secret: string, dice: Dice): string {
  const characters = [...secret];
  const codes = characters.map((one) => one.codePointAt(0) ?? 0);
  const cut = 1 + dice.below(characters.length - 1);
  const [head, tail] = [characters.slice(0, cut).join(''), characters.slice(cut).join('')];
  return dice.oneOf(
    () => escaped(secret),
    () => ` \n${escaped(secret)}\t`,
    () => escaped(secret.replace(/[a-z]+/g, (letters) => letters.toUpperCase())),
    () => `<![CDATA[${secret}]]>`,
    () => `<![CDATA[${head}]]><![CDATA[${tail}]]>`,
    () => `${escaped(head)}<!---->${escaped(tail)}`,
    () => codes.map((code) => `&#${code};`).join(''),
    () => codes.map((code) => `&#x${code.toString(16).padStart(6, '0')};`).join(''),
    () => escaped(encodeURIComponent(secret)),
    () => `Bearer ${escaped(secret)}`,
    () => escaped(JSON.stringify({ token: secret })),
    () => `xx${escaped(secret)}yy`,
  );
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
