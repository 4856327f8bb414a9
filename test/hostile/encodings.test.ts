import { describe, expect, it } from 'vitest';
import { ENVELOPE_NAMESPACE } from '../../server/soap/protocol.ts';
import { shows } from '../support/facts.ts';
import { useVictim } from './support/use-victim.ts';
import { BARE_400, envelope, operation, SOAP_1_1, VALID } from './support/victim.ts';

const victim = useVictim();

/** Whose bytes the XML reader decodes itself; those of text/xml go through a decoder before. */
const SOAP_1_2 = { 'Content-Type': `application/soap+xml; action="${operation.soapAction}"` };
const UTF_16 = { ...SOAP_1_1, 'Content-Type': 'text/xml; charset=utf-16' };

/** The same call in SOAP 1.2. */
function in12(text: string): string {
  return text.replace(ENVELOPE_NAMESPACE['1.1'], ENVELOPE_NAMESPACE['1.2']);
}

function utf16(text: string, order: 'LE' | 'BE', mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
}

/** A valid call with these bytes in a comment. */
function withBytes(
  bytes: readonly number[],
  call = envelope('<!--x--><CompanyId>10001</CompanyId>'),
): Buffer {
  const [before = '', after = ''] = call.split('x--');
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(`--${after}`)]);
}

const BROKEN_UTF_8: [string, number[]][] = [
  ['a lone continuation byte', [0x80]],
  ['a sequence that ends too soon', [0xc3]],
  ['an overlong form', [0xc0, 0xaf]],
  ['half a surrogate pair', [0xed, 0xa0, 0x80]],
  ['a code point beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
  ['Latin-1', [0xe9]],
];

const REPLACED = [expect.objectContaining({ kind: 'changed-value', used: 'U+FFFD' })];

describe(shows('wire-broken-bytes'), () => {
  it.each(BROKEN_UTF_8)('%s: 400 in SOAP 1.2 without a charset', async (_, bytes) => {
    const call = in12(envelope('<!--x--><CompanyId>10001</CompanyId>'));
    expect(await victim().post(withBytes(bytes, call), SOAP_1_2)).toMatchObject(BARE_400);
  });

  it.each(BROKEN_UTF_8)('%s: replaced, and found, with a charset', async (_, bytes) => {
    expect((await victim().post(withBytes(bytes))).status).toBe(200);
    expect(victim().calls.at(-1)?.findings).toEqual(REPLACED);
  });

  it('after a byte order mark they are replaced alike', async () => {
    const body = Buffer.concat([Buffer.from('\ufeff'), withBytes([0x80])]);
    expect((await victim().post(body)).status).toBe(200);
    expect(victim().calls.at(-1)?.findings).toEqual(REPLACED);
  });
});

describe(shows('wire-charset-ascii'), () => {
  it('a letter beyond it that nothing announces is lost, and found', async () => {
    const headers = { ...SOAP_1_1, 'Content-Type': 'text/xml' };
    const body = envelope('<Café>1</Café><CompanyId>10001</CompanyId>');
    expect((await victim().post(body, headers)).status).toBe(400);
    expect((await victim().post(envelope('<!--é--><CompanyId>10001</CompanyId>'), headers)).status).toBe(200);
    expect(victim().calls.at(-1)?.findings).toEqual([
      expect.objectContaining({
        kind: 'changed-value',
        used: 'a question mark',
        message: expect.stringContaining('Send charset=utf-8.'),
      }),
    ]);
  });
});

describe('UTF-16', () => {
  const forms = (['LE', 'BE'] as const).flatMap((order) =>
    [true, false].map((mark) => ({ order, mark, name: `${order} ${mark ? 'with' : 'without'} a mark` })),
  );

  it.each(forms)('$name is read', async ({ order, mark }) => {
    expect((await victim().post(utf16(in12(VALID), order, mark), SOAP_1_2)).status).toBe(200);
  });

  it.each(forms)('$name, cut in half, is 400', async ({ order, mark }) => {
    const body = utf16(in12(VALID), order, mark);
    const half = body.subarray(0, body.length / 2);
    expect(await victim().post(half, SOAP_1_2)).toMatchObject(BARE_400);
  });

  it.each(forms)('$name, cut in the middle of a unit, is 400', async ({ order, mark }) => {
    const body = utf16(in12(VALID), order, mark).subarray(0, -1);
    expect(await victim().post(body, SOAP_1_2)).toMatchObject(BARE_400);
  });

  const HALF_A_PAIR = envelope('<!--\ud800--><CompanyId>10001</CompanyId>');

  it.each(forms)('$name with half a pair in it is 400', async ({ order, mark }) => {
    expect(await victim().post(utf16(in12(HALF_A_PAIR), order, mark), SOAP_1_2)).toMatchObject(BARE_400);
  });

  it('with half a pair in it and a charset: replaced, and found', async () => {
    expect((await victim().post(utf16(HALF_A_PAIR, 'LE', false), UTF_16)).status).toBe(200);
    expect(victim().calls.at(-1)?.findings).toEqual(REPLACED);
  });

  it('that is UTF-8 in truth is 400', async () => {
    expect((await victim().post(VALID, UTF_16)).status).toBe(400);
  });
});

describe('encodings nobody has', () => {
  it('in the XML declaration: 400', async () => {
    const body = `<?xml version="1.0" encoding="utf-99"?>${in12(VALID)}`;
    expect(await victim().post(body, SOAP_1_2)).toMatchObject(BARE_400);
  });

  it.each(['utf-99', '', '"', 'constructor', 'x'.repeat(5_000)])(
    'in the content type: %j is passed over',
    async (charset) => {
      const headers = { ...SOAP_1_1, 'Content-Type': `text/xml; charset=${charset}` };
      expect((await victim().post(VALID, headers)).status).toBe(200);
    },
  );
});
