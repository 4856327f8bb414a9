import { describe, expect, it } from 'vitest';
import { startNmbrs } from '../../../client/in-process/start.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { isBsn } from '../../../fixtures/dutch/bsn.ts';
import { archiveEntrySchema, entryOf, exchangeIn } from '../../../harness/capture/archive-entry.ts';
import { Pseudonymizer } from '../../../harness/capture/pseudonymizer.ts';
import { elementIn, envelope, exchangeOf, personalInfo, textOf } from './messages.ts';

const REAL = /kwartelman|piet|123456782|06-12345678/i;

function pseudonymizer(): Pseudonymizer {
  return new Pseudonymizer({ key: Buffer.alloc(32, 5) });
}

function answered(answer: string | Uint8Array): string {
  return textOf(pseudonymizer().exchange(exchangeOf({ answer })).answer);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

describe('people are replaced', () => {
  it.each([
    '<Kwartelman, Piet BSN 123456782 tel 06-12345678> vervangt',
    '<piet@kwartelman.nl> belt',
    '<b>Bel</b> Piet <piet@kwartelman.nl>',
    '<b>Bel</b> Piet',
    '<Kwartelman/>',
    '<Piet Kwartelman>',
    '<?Kwartelman Piet?>',
    '<!DOCTYPE Piet [<!ENTITY Kwartelman "Piet">]><a/>',
    '<a href=mailto:piet@kwartelman.nl title=Kwartelman>x</a>',
  ])('in a free text that begins like markup: %s', (text) => {
    expect(answered(personalInfo(`<Nickname>${escaped(text)}</Nickname>`))).not.toMatch(REAL);
    expect(answered(personalInfo(`<Nickname><![CDATA[${text}]]></Nickname>`))).not.toMatch(REAL);
    expect(answered(personalInfo(`<Nickname>${text}</Nickname>`))).not.toMatch(REAL);
  });

  it.each([
    ['malformed XML', '<LastName>Piet <piet@kwartelman.nl></LastName>'],
    ['an attribute without quotes', '<LastName title=Kwartelman>x</LastName>'],
    ['the name of an attribute', '<LastName piet="x">x</LastName>'],
    ['a tag that ends', '<LastName>x</LastName Kwartelman>'],
    ['the name of an element', '<Kwartelman>x</Kwartelman>'],
    ['a prefix', '<Piet:LastName xmlns:Piet="x">x</Piet:LastName>'],
    ['a namespace', '<LastName xmlns="https://kwartelman.nl/piet">x</LastName>'],
    ['an XML declaration', '<?xml version="1.0" piet="Kwartelman"?>'],
    ['deep below', `${'<Number>'.repeat(1_100)}<LastName title="Kwartelman">Piet</LastName>`],
  ])('in %s', (_, elements) => {
    expect(answered(personalInfo(elements))).not.toMatch(REAL);
  });

  it('by the same name in the start and in the end of an element', () => {
    const kept = answered(personalInfo('<Piet:KwartelmanAdres xmlns:Piet="x">x</Piet:KwartelmanAdres>'));
    const [, name] = /<([A-Z][a-z]+:[A-Za-z]+) xmlns/.exec(kept) ?? [];
    expect(kept).toContain(`xmlns:${name?.split(':')[0]}="x"`);
    expect(kept).toContain(`</${name}>`);
  });

  it('in the parts of a multipart body', () => {
    expect(answered('--x\r\nContent-ID: <kwartelman@piet>\r\n\r\n<a/>\r\n--x--')).not.toMatch(REAL);
  });

  it.each(['utf16le', 'utf16be'] as const)(
    'in %s without a byte order mark, behind white space',
    (charset) => {
      const text = Buffer.from(`\r\n ${personalInfo('<LastName>Kwartelman</LastName>')}`, 'utf16le');
      const answer = charset === 'utf16le' ? text : text.swap16();
      const { body } = pseudonymizer().exchange(exchangeOf({ answer })).answer;
      const back = Buffer.from(body);
      const kept = (charset === 'utf16le' ? back : back.swap16()).toString('utf16le');
      expect(elementIn(kept, 'LastName')).toMatch(/^[A-Z][a-z]{9}$/);
      expect(kept).not.toMatch(REAL);
    },
  );

  it('in headers, but for the words of the protocol and products', () => {
    const headers = [
      [
        'Content-Type',
        'multipart/related; type="text/xml"; boundary=b; start="<piet@kwartelman.nl>"; charset=utf-8',
      ],
      ['Vary', 'Accept-Encoding, Kwartelman'],
      ['Cache-Control', 'private, max-age=0, piet="Kwartelman"'],
      ['User-Agent', 'Klant/1.0 (Piet Kwartelman; 06-12345678) Piet'],
    ] as const;
    const sent = exchangeOf({});
    const kept = pseudonymizer().exchange({
      ...sent,
      url: `${sent.url}?wsdl=kwartelman`,
      request: { ...sent.request, headers },
    });
    expect(JSON.stringify(kept)).not.toMatch(REAL);
    expect(kept.url).toBe(`${sent.url}?wsdl=***`);
    const [type, vary, cache, agent] = kept.request.headers.map(([, value]) => value);
    expect(type).toBe('multipart/related; type="text/xml"; boundary=b; ***="***"; charset=utf-8');
    expect(vary).toBe('Accept-Encoding,***');
    expect(cache).toBe('private, max-age=0,***');
    expect(agent).toMatch(/^Klant\/1\.0 \(/);
  });
});

describe('numbers', () => {
  it.each(['7', '1234', '12345678', '12.50'])(
    'of elements that nobody declared become others: %s',
    (number) => {
      const kept = elementIn(answered(personalInfo(`<Nr9>${number}</Nr9>`)), 'Nr9') ?? '';
      expect(kept).not.toBe(number);
      expect(kept.replace(/\d/g, '0')).toBe(number.replace(/\d/g, '0'));
    },
  );

  it('that are a BSN stay where they number a record only', () => {
    const kept = answered(personalInfo('<Id>123456782</Id><Number>123456782</Number>'));
    expect(elementIn(kept, 'Id')).toBe('123456782');
    expect(elementIn(kept, 'Number')).not.toBe('123456782');
    expect(isBsn(elementIn(kept, 'Number') ?? '')).toBe(true);
  });
});

it('the dossier of an absence stays, as its cause does', () => {
  const answer = envelope(
    '<Absence_GetListResponse xmlns="x"><Absence_GetListResult><Absence><Dossier>Ziekte</Dossier></Absence></Absence_GetListResult></Absence_GetListResponse>',
  );
  expect(answered(answer)).toBe(answer);
});

it('descriptions of services stay as they are', async () => {
  const nmbrs = await startNmbrs();
  const paths = catalogue.services.flatMap((service) => service.paths);
  const changed = new Set<string>();
  for (const path of paths) {
    const url = `https://api.nmbrs.nl${path}?wsdl`;
    const text = await (await fetch(`${nmbrs.url}${path}?wsdl`)).text();
    const answer = text.replaceAll(nmbrs.url.replace(/\/$/, ''), 'https://api.nmbrs.nl');
    const kept = pseudonymizer().exchange(exchangeOf({ url, answer }));
    expect(answer).toContain('definitions');
    if (textOf(kept.answer) !== answer) changed.add(path);
  }
  await nmbrs.close();
  expect([...changed]).toEqual([]);
});

describe('a body that is not kept', () => {
  it.each([
    ['cannot be unpacked', exchangeOf({ answer: 'x', answerHeaders: [['Content-Encoding', 'gzip']] })],
    ['is no text', exchangeOf({ answer: Buffer.from([1, 2, 0, 0, 0x80, 0]) })],
  ])('says so where it %s', (_, exchange) => {
    const kept = pseudonymizer().exchange(exchange);
    const entry = archiveEntrySchema.parse(entryOf(kept, { startedAt: new Date(0), durationMs: 1 }));
    expect(entry.response.comment).toMatch(/left out/);
    expect(entry.request.comment).toBeUndefined();
    expect(exchangeIn(entry).answer.leftOut).toBe(entry.response.comment);
    expect(kept.answer.body.length).toBe(0);
  });
});
