import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { useVictim } from './support/use-victim.ts';
import { BARE_400, envelope, UNROUTED, unreadable, VALID } from './support/victim.ts';

const victim = useVictim();

/** The place in a valid envelope where the value of the parameter stands. */
const within = (content: string) => envelope(`<CompanyId>${content}</CompanyId>`);

const BOMB =
  '<!DOCTYPE bomb [<!ENTITY a0 "ha">' +
  Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};">`).join('') +
  ']>';

describe('XML that is not well-formed answers 400 without a body', () => {
  it.each([
    ['nothing at all', ''],
    ['white space', ' \r\n\t '],
    ['no XML', 'Company_GetCurrentPeriod(10001)'],
    ['JSON', '{"CompanyId": 10001}'],
    ['HTML', '<!doctype html><html><body><p>Hello<br></body></html>'],
    ['text before the root', `x${VALID}`],
    ['text after the root', `${VALID}x`],
    ['two roots', VALID + VALID],
    ['white space before the declaration', ` <?xml version="1.0"?>${VALID}`],
    ['a declaration of XML 1.1', `<?xml version="1.1"?>${VALID}`],
    ['a declaration without its end', `<?xml version="1.0"${VALID}`],
    ['the first half', VALID.slice(0, VALID.length / 2)],
    ['all but the last character', VALID.slice(0, -1)],
    ['an end tag too few', VALID.replace('</s:Body>', '')],
    ['an end tag too many', VALID.replace('</s:Body>', '</s:Body></s:Body>')],
    ['tags that cross', within('<a><b></a></b>')],
    ['an end tag in another case', VALID.replace('</CompanyId>', '</companyid>')],
    ['an undeclared prefix', within('<p:a/>')],
    ['an undeclared prefix on an attribute', envelope('<CompanyId p:a="1">1</CompanyId>')],
    ['a prefix unbound again', envelope('<CompanyId xmlns:p="">1</CompanyId>')],
    ['an attribute twice', envelope('<CompanyId a="1" a="2">1</CompanyId>')],
    ['an attribute without quotes', envelope('<CompanyId a=1>1</CompanyId>')],
    ['an attribute without a value', envelope('<CompanyId a>1</CompanyId>')],
    ['attributes without space between', envelope('<CompanyId a="1"b="2">1</CompanyId>')],
    ['< in an attribute', envelope('<CompanyId a="<">1</CompanyId>')],
    ['a bare &', within('1 & 2')],
    ['an entity of HTML', within('&nbsp;')],
    ['an entity named constructor', within('&constructor;')],
    ['a reference to NUL', within('&#0;')],
    ['a reference to a control character', within('&#x1F;')],
    ['a reference to half a pair', within('&#xD800;')],
    ['a reference beyond Unicode', within('&#x110000;')],
    ['a reference of a thousand digits', within(`&#${'9'.repeat(1_000)};`)],
    ['NUL', within('\u0000')],
    ['NUL instead of XML', '\u0000'.repeat(1_000)],
    ['a control character', within('\u0008')],
    ['a control character in an attribute', envelope('<CompanyId a="\u001f">1</CompanyId>')],
    ['U+FFFF', within('\uffff')],
    [']]> in text', within(']]>')],
    ['-- in a comment', within('<!-- -- -->')],
    ['a comment without end', within('<!--')],
    ['CDATA without end', within('<![CDATA[')],
    ['CDATA outside the root', `<![CDATA[x]]>${VALID}`],
    ['an instruction named xml', within('<?xml version="1.0"?>')],
    ['an instruction without end', within('<?a')],
    ['a name that begins with a digit', within('<1a/>')],
    ['a name with two colons', within('<s:a:b/>')],
    ['a DTD', `<!DOCTYPE s:Envelope>${VALID}`],
    ['a DTD in the midst', within('<!DOCTYPE a>')],
    ['a billion laughs', BOMB + within('&a30;')],
    ['an element inside a number', within('<a/>')],
    ['gzip', Buffer.from('1f8b0800000000000003', 'hex')],
  ])('%s', async (_, body) => {
    expect(await victim().post(body)).toMatchObject(BARE_400);
  });

  it('an external entity, which nobody fetches', async () => {
    let fetched = 0;
    const secrets = createServer((_request, response) => {
      fetched++;
      response.end('secret');
    });
    await new Promise<void>((resolve) => secrets.listen(0, '127.0.0.1', resolve));
    const { port } = secrets.address() as AddressInfo;
    for (const system of [`http://127.0.0.1:${port}/`, 'file:///etc/passwd'])
      for (const dtd of [
        `<!DOCTYPE a [<!ENTITY e SYSTEM "${system}">]>`,
        `<!DOCTYPE a SYSTEM "${system}">`,
        `<!DOCTYPE a [<!ENTITY % e SYSTEM "${system}">%e;]>`,
      ])
        expect(await victim().post(dtd + within('&e;'))).toMatchObject(BARE_400);
    await new Promise((resolve) => secrets.close(resolve));
    expect(fetched).toBe(0);
  });
});

/** The code and text of a fault, in whichever version of SOAP. */
function faultIn(answer: string): string {
  const code = />soap:(Server|Receiver)</.exec(answer)?.[1];
  const text = /<(?:faultstring|soap:Text xml:lang="en")>(.*?)</.exec(answer)?.[1];
  return `${code}: ${text?.replaceAll('&gt;', '>')}`;
}

describe('where the server has to look into the body for the operation, the parser speaks', () => {
  const OPEN = '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">';

  it.each([
    ['nothing at all', '', 'Receiver', 'Root element is missing.'],
    ['no XML', 'x', 'Receiver', 'Data at the root level is invalid. Line 1, position 1.'],
    [
      'tags that cross',
      `${OPEN}\n<b></a>`,
      'Server',
      "The 'b' start tag on line 2 position 2 does not match the end tag of 'a'. Line 2, position 6.",
    ],
    ['an undeclared prefix', `${OPEN}\n<p:b/>`, 'Server', "'p' is an undeclared prefix. Line 2, position 2."],
    [
      'a bomb',
      BOMB,
      'Receiver',
      'For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing ' +
        'property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method. Line 1, position 3.',
    ],
  ])('%s', async (_, body, code, text) => {
    const { status, body: answer } = await victim().post(body, UNROUTED);
    expect({ status, fault: faultIn(answer) }).toEqual({
      status: 500,
      fault: `${code}: Server was unable to process request. ---> ${text}`,
    });
  });
});

describe('well-formed XML that is no envelope', () => {
  it.each([
    ['another root', 'Other', 'Envelope'],
    ['an empty envelope', 'Envelope', 'Body'],
  ])('%s', async (_, root, missing) => {
    const body = `<s:${root} xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>`;
    expect(await victim().post(body)).toMatchObject(
      unreadable(`Request format is invalid: Missing required soap:${missing} element.`),
    );
  });
});
