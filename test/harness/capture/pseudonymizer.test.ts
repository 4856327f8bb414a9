import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isBsn } from '../../../fixtures/dutch/bsn.ts';
import { isIban } from '../../../fixtures/dutch/iban.ts';
import { Pseudonymizer } from '../../../harness/capture/pseudonymizer.ts';
import { elementIn, envelope, exchangeOf, fault, personalInfo, textOf } from './messages.ts';

const KEY = Buffer.alloc(32, 5);

function pseudonymizer(keep: readonly string[] = [], key: Uint8Array = KEY): Pseudonymizer {
  return new Pseudonymizer({ key, keep });
}

function answered(answer: string, by = pseudonymizer()): string {
  return textOf(by.exchange(exchangeOf({ answer })).answer);
}

describe('what names people', () => {
  const kept = answered(
    personalInfo(
      '<Number>12</Number><BSN>977454083</BSN><FirstName>Thijmen</FirstName><Initials>T.N.O.</Initials><LastName>Zandwijk</LastName>' +
        '<DisplayName>Zandwijk, T.N.O. van der</DisplayName><EmailWork>thijmen.zandwijk@bakker.nl</EmailWork>' +
        '<TelephoneMobilePrivate>06-55512345</TelephoneMobilePrivate><Birthday>1985-03-12T00:00:00</Birthday><Gender>male</Gender>',
    ),
  );
  const said = (name: string) => elementIn(kept, name) ?? '';

  it('is replaced by something valid of the same form', () => {
    expect(said('BSN')).not.toBe('977454083');
    expect(isBsn(said('BSN'))).toBe(true);
    expect(said('BSN')).toMatch(/^9/);
    expect(said('FirstName')).toMatch(/^[A-Z][a-z]{6}$/);
    expect(said('Initials')).toMatch(/^[A-Z]\.[A-Z]\.[A-Z]\.$/);
    expect(said('TelephoneMobilePrivate')).toMatch(/^06-\d{8}$/);
    expect(said('EmailWork')).toMatch(/^[a-z]+\.[a-z]+@[a-z]+\.example$/);
  });

  it('fits together', () => {
    expect(said('Initials').charAt(0)).toBe(said('FirstName').charAt(0));
    expect(said('DisplayName')).toMatch(new RegExp(`^${said('LastName')}, ${said('Initials')} [a-z' ]+$`));
    expect(said('EmailWork').split('@')[0]).toBe(`${said('FirstName')}.${said('LastName')}`.toLowerCase());
  });

  it('is born some weeks or months earlier', () => {
    const days = (Date.parse('1985-03-12') - Date.parse(said('Birthday').slice(0, 10))) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(10);
    expect(days).toBeLessThanOrEqual(190);
    expect(said('Birthday')).toMatch(/T00:00:00$/);
  });

  it('leaves numbers and words of lists alone', () => {
    expect(said('Number')).toBe('12');
    expect(said('Gender')).toBe('male');
  });

  it.each([
    ['NL95RABO0858023776', /^NL\d\dRABO0\d{9}$/],
    ['DE89370400440532013000', /^DE\d{20}$/],
    ['BE68539007547034', /^BE\d{14}$/],
  ])('an account %s has check digits that are right, of the same country and bank', (iban, form) => {
    const bank = answered(
      envelope(
        `<BankAccount_GetListCurrentResponse xmlns="x"><BankAccount_GetListCurrentResult><BankAccount><Number>${iban.slice(-10)}</Number><IBAN>${iban}</IBAN></BankAccount></BankAccount_GetListCurrentResult></BankAccount_GetListCurrentResponse>`,
      ),
    );
    const made = elementIn(bank, 'IBAN') ?? '';
    expect(made).toMatch(form);
    expect(made).not.toBe(iban);
    expect(isIban(made)).toBe(true);
    if (iban.startsWith('NL')) expect(elementIn(bank, 'Number')).toBe(made.slice(-10));
  });

  it('stays where it stands for nothing', () => {
    const nothing = personalInfo(
      '<BSN /><FirstName></FirstName><Birthday>0001-01-01T00:00:00</Birthday><DeceasedDate xsi:nil="true" /><LastName> </LastName>',
    );
    expect(answered(nothing)).toBe(nothing);
  });
});

describe('the same becomes the same', () => {
  const name = (kept: string) => elementIn(kept, 'LastName');

  it('in every call, in whatever order, with the same key', () => {
    const [one, other] = [pseudonymizer(), pseudonymizer()];
    const first = answered(personalInfo('<LastName>Zandwijk</LastName>'), one);
    answered(personalInfo('<LastName>Anders</LastName>'), other);
    expect(name(answered(personalInfo('<LastName>Zandwijk</LastName>'), other))).toBe(name(first));
  });

  it('with accents or without, in whatever case, as the word that it is', () => {
    const [plain, accented, loud] = ['Bruckner', 'Brückner', 'BRUCKNER'].map((one) =>
      name(answered(personalInfo(`<LastName>${one}</LastName>`))),
    );
    expect(accented).toBe(plain);
    expect(loud).toBe(plain?.toUpperCase());
  });

  it('becomes something else by another key', () => {
    const info = personalInfo('<BSN>977454083</BSN><LastName>Zandwijk</LastName>');
    const other = answered(info, pseudonymizer([], Buffer.alloc(32, 6)));
    expect(name(other)).not.toBe(name(answered(info)));
    expect(elementIn(other, 'BSN')).not.toBe(elementIn(answered(info), 'BSN'));
  });

  it('also where a free text told it first', () => {
    const by = pseudonymizer();
    const note = (text: string) =>
      envelope(
        `<Absence2_GetListResponse xmlns="x"><Absence2_GetListResult><AbsenceV2><Comment>${text}</Comment></AbsenceV2></Absence2_GetListResult></Absence2_GetListResponse>`,
      );
    const before = elementIn(answered(note('bel Zandwijk, 06-55512345, BSN 977454083'), by), 'Comment') ?? '';
    const info = answered(
      personalInfo(
        '<BSN>977454083</BSN><LastName>Zandwijk</LastName><TelephoneWork>06 555 12 345</TelephoneWork>',
      ),
      by,
    );
    expect(before).toContain(name(info) ?? '-');
    expect(before).toContain(elementIn(info, 'BSN') ?? '-');
    expect(before.replace(/\D/g, '')).toContain(elementIn(info, 'TelephoneWork')?.replace(/\D/g, '') ?? '-');
    expect(before).not.toMatch(/Zandwijk|bel/);
  });
});

describe('where nobody should be named', () => {
  it('a fault keeps its own words and numbers, and no others', () => {
    const kept = answered(
      fault(
        'Server was unable to process request. ---&gt; 2003: Invalid employee Zandwijk (5000001), BSN 977454083',
      ),
    );
    expect(kept).toContain('Server was unable to process request. ---&gt; 2003: Invalid employee ');
    expect(kept).toContain('(5000001)');
    expect(kept).not.toMatch(/Zandwijk|977454083/);
  });

  it('a fault does not repeat the number of an account or card that is known', () => {
    const by = pseudonymizer();
    expect(answered(fault('Invalid account 1858023776'), by)).toContain('1858023776');
    answered(personalInfo('<IdentificationNumber>NX1858023776</IdentificationNumber>'), by);
    expect(answered(fault('Invalid account 1858023776'), by)).not.toContain('1858023776');
  });

  it('a text of a list of the service is kept, unless it repeats a name that is known', () => {
    const by = pseudonymizer();
    const cause = (text: string) =>
      envelope(
        `<Absence_GetCausesResponse xmlns="x"><Absence_GetCausesResult><AbsenceCause><Cause>${text}</Cause></AbsenceCause></Absence_GetCausesResult></Absence_GetCausesResponse>`,
      );
    const before = answered(cause('Ziekte van Zandwijk'), by);
    expect(before).toContain('<Cause>Ziekte van Zandwijk</Cause>');
    const name = elementIn(answered(personalInfo('<LastName>Zandwijk</LastName>'), by), 'LastName');
    expect(answered(cause('Ziekte van Zandwijk'), by)).toContain(`<Cause>Ziekte van ${name}</Cause>`);
  });

  it('a word of the interface that says what is meant is kept, whoever is called so', () => {
    const by = pseudonymizer();
    answered(personalInfo('<LastName>Company</LastName><FirstName>Employee</FirstName>'), by);
    const call = (name: string, elements: string) =>
      envelope(`<${name} xmlns="https://api.nmbrs.nl/soap/v3/CompanyService">${elements}</${name}>`);
    const converter = 'Converter_GetByCompany_IntToGuid';
    const kept = by.exchange(
      exchangeOf({
        url: 'https://api.nmbrs.nl/soap/v3/CompanyService.asmx',
        request: call(converter, '<Entity>Company</Entity><CompanyId>1</CompanyId>'),
        answer: call(
          `${converter}Response`,
          `<${converter}Result><Entity>Employee</Entity></${converter}Result>`,
        ),
      }),
    );
    expect(elementIn(textOf(kept.request), 'Entity')).toBe('Company');
    expect(elementIn(textOf(kept.answer), 'Entity')).toBe('Employee');
  });

  it.each([
    ['an element that the catalogue does not know', '<Nieuw>Jan Zandwijk</Nieuw>'],
    ['an element in one that should hold a value', '<LastName><Deel>Zandwijk</Deel></LastName>'],
    ['a text beside elements', 'Zandwijk<Number>1</Number>'],
    ['a number that is none', '<Number>Zandwijk</Number>'],
    ['an attribute', '<LastName van="Zandwijk">x</LastName>'],
    ['a comment', '<Number>1<!-- Zandwijk --></Number>'],
    ['an instruction', '<?naam Zandwijk?><Number>1</Number>'],
    ['a CDATA section', '<LastName><![CDATA[Zandwijk]]></LastName>'],
    ['references', '<LastName>&#90;andwijk</LastName><FirstName>Z&#x61;ndwijk</FirstName>'],
    ['a document within', '<Nieuw>&lt;a b="Zandwijk"&gt;&lt;Nm&gt;Zandwijk&lt;/Nm&gt;&lt;/a&gt;</Nieuw>'],
    ['markup that does not end', '<LastName>Zandwijk'],
    ['markup that is none', '<LastName <Zandwijk> & "Zandwijk'],
    ['an end without a start', '</LastName>Zandwijk</soap:Body>Zandwijk'],
  ])('%s', (_, elements) => {
    const kept = answered(personalInfo(elements));
    const readable = kept.replace(/&#90;/g, 'Z').replace(/&#x61;/g, 'a');
    expect(readable).not.toContain('Zandwijk');
  });

  it.each([
    'Zandwijk',
    '{"name": "Zandwijk"}',
    '<html><body>Zandwijk</body></html>',
    '<html>Zandwijk<br>Zandwijk',
  ])('what is no envelope: %s', (answer) => {
    expect(answered(answer)).not.toContain('Zandwijk');
  });
});

describe('what is no value stays byte by byte', () => {
  const odd = `\ufeff<?xml version='1.0'  encoding="utf-8" ?>\r\n<e:Envelope xmlns:e = 'http://www.w3.org/2003/05/soap-envelope'\n\txmlns:n="https://api.nmbrs.nl/soap/v3/EmployeeService">\r\n  <e:Header/><e:Body >\n<n:PersonalInfo_GetCurrentResponse><n:PersonalInfo_GetCurrentResult>
    <n:Number>00012</n:Number><n:LastName>NAAM</n:LastName><n:Prefix  />\t<n:Title></n:Title>
  </n:PersonalInfo_GetCurrentResult></n:PersonalInfo_GetCurrentResponse></e:Body></e:Envelope>\n<!---->`;

  it('white space, prefixes, quotes, order, empty elements', () => {
    const kept = answered(odd.replace('NAAM', 'Zandwijk'));
    const name = elementIn(kept, 'n:LastName') ?? '';
    expect(name).toMatch(/^[A-Z][a-z]{7}$/);
    expect(kept).toBe(odd.replace('NAAM', name));
  });

  it.each([
    ['utf-16', Buffer.from(`\ufeff${odd.slice(1)}`, 'utf16le'), 'text/xml; charset=utf-16'],
    ['iso-8859-1', Buffer.from(odd.slice(1).replace('00012', 'é'), 'latin1'), 'text/xml; charset=iso-8859-1'],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from(odd.slice(1)), Buffer.from([0x80, 0x81])]),
      'text/xml',
    ],
  ])('in %s', (_, answer, type) => {
    const sent = exchangeOf({ answer });
    const exchange = { ...sent, answer: { ...sent.answer, headers: [['Content-Type', type] as const] } };
    const { body } = pseudonymizer().exchange(exchange).answer;
    const [start, end] = [
      commonStart(answer, body),
      commonStart(Buffer.from(answer).reverse(), Buffer.from(body).reverse()),
    ];
    expect(start + end).toBeGreaterThan(answer.length - 60);
    expect(Buffer.from(body).includes('NAAM')).toBe(false);
  });

  it('packed, it is kept unpacked', () => {
    const answer = personalInfo('<Number>1</Number>');
    const kept = pseudonymizer().exchange(
      exchangeOf({
        answer: gzipSync(answer),
        answerHeaders: [
          ['Content-Encoding', 'gzip'],
          ['Content-Length', '1'],
        ],
      }),
    ).answer;
    expect(textOf(kept)).toBe(answer);
    expect(kept.headers).toEqual([
      ['Content-Type', 'text/xml; charset=utf-8'],
      ['Content-Length', String(answer.length)],
    ]);
  });

  it('what cannot be unpacked is not kept', () => {
    const answerHeaders = [['Content-Encoding', 'gzip']] as const;
    const { answer } = pseudonymizer().exchange(exchangeOf({ answer: 'Zandwijk', answerHeaders }));
    expect(answer.body.length).toBe(0);
  });

  it('a description of a service, with its names', () => {
    const wsdl = `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="https://api.nmbrs.nl/soap/v3/EmployeeService"><wsdl:documentation>Return the employee</wsdl:documentation></wsdl:definitions>`;
    expect(answered(wsdl)).toBe(wsdl);
  });
});

describe('secrets', () => {
  const TOKEN = '0e5cb4a3c0f94b7a9d3c';
  const header = `<soap:Header><AuthHeaderWithDomain xmlns="x"><Username>jan@zandwijk.nl</Username><Token>${TOKEN}</Token><Domain>zandwijk</Domain></AuthHeaderWithDomain></soap:Header>`;

  it('in the header of a call are masked, and so wherever they come up later', () => {
    const by = pseudonymizer();
    const kept = by.exchange(exchangeOf({ request: envelope('<List_GetAll xmlns="x" />', header) }));
    expect(textOf(kept.request)).toContain('<Token>***</Token>');
    expect(textOf(kept.request)).not.toMatch(/jan@|zandwijk/);
    const later = by.exchange(
      exchangeOf({
        answer: fault(`Invalid token ${TOKEN}`, `<x y="${TOKEN}"/>`),
        answerHeaders: [['Server', `IIS ${TOKEN}`]],
      }),
    );
    expect(JSON.stringify(later) + textOf(later.answer)).not.toContain(TOKEN);
  });

  it('in headers, cookies and addresses', () => {
    const kept = pseudonymizer().exchange(
      exchangeOf({
        url: 'https://jan:geheim1234@zandwijk.nmbrs.nl/handlers/login.ashx?token=abcdef0123456789&wsdl',
        headers: [
          ['Authorization', 'Basic amFuOmdlaGVpbTEyMzQ='],
          ['Cookie', 'a=sessie-van-jan; b=2'],
          ['Host', 'zandwijk.nmbrs.nl:443'],
          ['X-Api-Key', 'sleutel-van-jan'],
          ['User-Agent', 'Klant/1.0'],
        ],
        answer: fault('sessie-van-jan'),
        answerHeaders: [['Set-Cookie', 'c=koek-van-jan; path=/; domain=zandwijk.nmbrs.nl']],
      }),
    );
    const all = JSON.stringify(kept) + textOf(kept.answer);
    for (const secret of [
      'geheim',
      'abcdef0123456789',
      'amFu',
      'sessie-van-jan',
      'sleutel',
      'koek',
      'zandwijk',
    ])
      expect(all).not.toContain(secret);
    expect(kept.url).toMatch(/^https:\/\/[a-z]+\.nmbrs\.nl\/.*\?\*\*\*=\*\*\*&wsdl$/);
    expect(kept.request.headers).toContainEqual(['Authorization', '***']);
    expect(kept.request.headers).toContainEqual(['User-Agent', 'Klant/1.0']);
  });

  it('are not what says how a message is to be read', () => {
    const by = pseudonymizer();
    answered(
      personalInfo('<FirstName>Jan</FirstName><LastName>Absence</LastName><Nickname>Post</Nickname>'),
      by,
    );
    expect(by.exchange(exchangeOf({})).method).toBe('POST');
    const headers = [
      ['SOAPAction', '"https://api.nmbrs.nl/soap/v3/EmployeeService/Absence_GetList"'],
      ['Date', 'Tue, 06 Jan 2026 09:00:00 GMT'],
    ] as const;
    expect(by.exchange(exchangeOf({ headers })).request.headers.slice(1)).toEqual(headers);
    const [, unknown] = by.exchange(exchangeOf({ headers: [['SOAPAction', '"Jan"']] })).request.headers;
    expect(unknown?.[1]).toMatch(/^"[A-Z][a-z]{2}"$/);
    expect(unknown?.[1]).not.toBe('"Jan"');
  });

  it('that an operation gives out', () => {
    const answer = envelope(
      '<GetTokenResponse xmlns="x"><GetTokenResult>0123456789abcdef</GetTokenResult></GetTokenResponse>',
    );
    const url = 'https://api.nmbrs.nl/soap/v3/SingleSignOn.asmx';
    const request = envelope(
      '<GetToken xmlns="x"><Username>jan@zandwijk.nl</Username><Password>geheim</Password></GetToken>',
    );
    const kept = pseudonymizer().exchange(exchangeOf({ request, answer, url }));
    expect(elementIn(textOf(kept.answer), 'GetTokenResult')).toBe('***');
    expect(elementIn(textOf(kept.request), 'Password')).toBe('***');
    expect(kept.url).toBe(url);
  });
});

describe('documents', () => {
  const upload = (body: string) =>
    envelope(
      `<EmployeeDocument_UploadDocument xmlns="x"><StrDocumentName>cv-zandwijk.pdf</StrDocumentName><Body>${body}</Body></EmployeeDocument_UploadDocument>`,
    );
  const keptOf = (document: Buffer) => {
    const { request } = pseudonymizer().exchange(
      exchangeOf({ request: upload(document.toString('base64')) }),
    );
    return Buffer.from(elementIn(textOf(request), 'Body') ?? '', 'base64');
  };

  it.each([
    ['a PDF', '%PDF-1.7 Zandwijk', '%PDF-1.4'],
    ['a PNG', '\x89PNG\r\n\x1a\nZandwijk', '\x89PNG\r\n\x1a\n'],
    ['a GIF', 'GIF89a Zandwijk', 'GIF89a'],
    ['a JPEG', '\xff\xd8\xff\xe1Zandwijk', '\xff\xd8\xff'],
    ['an archive', 'PK\x03\x04 Zandwijk', 'PK\x05\x06'],
    ['anything else', 'Zandwijk woont hier', 'A document'],
  ])('%s is replaced by one of its kind that holds nothing', (_, document, beginning) => {
    const kept = keptOf(Buffer.from(document, 'latin1'));
    expect(kept.toString('latin1').startsWith(beginning)).toBe(true);
    expect(kept.includes('Zandwijk')).toBe(false);
    expect(keptOf(Buffer.from(document, 'latin1'))).toEqual(kept);
  });

  it('XML stays, with its values replaced', () => {
    const kept = keptOf(
      Buffer.from('<?xml version="1.0"?>\n<Doc><SofiNr>977454083</SofiNr><SignNm>Zandwijk</SignNm></Doc>'),
    );
    expect(kept.toString()).toMatch(
      /^<\?xml version="1\.0"\?>\n<Doc><SofiNr>9\d{8}<\/SofiNr><SignNm>[A-Z][a-z]{7}<\/SignNm><\/Doc>$/,
    );
    expect(kept.toString()).not.toMatch(/977454083|Zandwijk/);
  });

  it('a return keeps the names of its format and the year in its namespace', () => {
    const open = (namespace: string) =>
      `<Loonaangifte xmlns="${namespace}" version="2.0"><AdministratieveEenheid><TijdvakAangifte>`;
    const close = '</TijdvakAangifte></AdministratieveEenheid></Loonaangifte>';
    const kept = (namespace: string) =>
      keptOf(Buffer.from(`${open(namespace)}<NmIP>Zandwijk</NmIP>${close}`)).toString();
    const own = 'http://xml.belastingdienst.nl/schemas/Loonaangifte/2026/01';
    expect(kept(own).split(/<NmIP>[A-Z][a-z]{7}<\/NmIP>/)).toEqual([open(own), close]);
    expect(kept('http://zandwijk.nl/schemas/Loonaangifte/1985/01')).not.toMatch(/zandwijk|1985/i);
  });

  it('within a text keep their escapes', () => {
    const request = envelope(
      '<Nieuw>&lt;Doc a=&quot;1&quot;&gt;&#xD;\n&lt;Nm&gt;Zandwijk &amp;amp; Zn&lt;/Nm&gt;&lt;N&gt;12&lt;/N&gt;&lt;/Doc&gt;</Nieuw>',
    );
    const kept = textOf(pseudonymizer().exchange(exchangeOf({ request })).request);
    expect(kept).toMatch(
      /<\w{5}>&lt;Doc a=&quot;\d&quot;&gt;&#xD;\n&lt;Nm&gt;\w{8} &amp;amp; \w\w&lt;\/Nm&gt;&lt;N&gt;\d\d&lt;\/N&gt;&lt;\/Doc&gt;<\/\w{5}>/,
    );
    expect(kept).not.toContain('Zandwijk');
  });
});

describe('exceptions', () => {
  const info = personalInfo('<LastName>Zandwijk</LastName><FirstName>Thijmen</FirstName>');

  it.each([
    ['EmployeeService.PersonalInfo_GetCurrent/LastName'],
    ['personalinfo_getcurrent/PersonalInfo_GetCurrentResult/LastName'],
    ['*/LastName'],
  ])('%s is kept, and nothing else', (path) => {
    const kept = answered(info, pseudonymizer([path]));
    expect(elementIn(kept, 'LastName')).toBe('Zandwijk');
    expect(elementIn(kept, 'FirstName')).not.toBe('Thijmen');
  });

  it('everything below an element', () => {
    expect(answered(info, pseudonymizer(['PersonalInfo_GetCurrent/PersonalInfo_GetCurrentResult/*']))).toBe(
      info,
    );
  });

  it('of another operation change nothing', () => {
    expect(answered(info, pseudonymizer(['Employee_Insert/LastName']))).toBe(answered(info));
  });

  it.each([
    ['PersonalInfo_GetCurrent', "'PersonalInfo_GetCurrent' names no element."],
    ['PersonalInfo_GetCurent/LastName', "There is no operation 'PersonalInfo_GetCurent'."],
    [
      'PersonalInfo_GetCurrent/LastNaam',
      "PersonalInfo_GetCurrent has no element 'LastNaam'. Did you mean 'LastName'?",
    ],
    ['*/Address/Citty', "No operation has an element 'Address/Citty'. Did you mean 'Address/City'?"],
    ['*/Token', 'Token holds a secret, which is never kept.'],
  ])('%s is refused', (path, message) => {
    expect(() => pseudonymizer([path])).toThrow(message);
  });
});

function commonStart(one: Uint8Array, other: Uint8Array): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
