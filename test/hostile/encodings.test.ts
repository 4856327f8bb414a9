import { describe, expect, it } from 'vitest';
import { shows } from '../support/facts.ts';
import { useVictim } from './support/use-victim.ts';
import { BARE_400, envelope, SOAP_1_1, VALID } from './support/victim.ts';

const victim = useVictim();

const NO_CHARSET = { ...SOAP_1_1, 'Content-Type': 'text/xml' };
const UTF_16 = { ...SOAP_1_1, 'Content-Type': 'text/xml; charset=utf-16' };

function utf16(text: string, order: 'LE' | 'BE', mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
}

/** A valid call with these bytes in a comment. */
function withBytes(...bytes: number[]): Buffer {
  const [before = '', after = ''] = envelope('<!--x--><CompanyId>10001</CompanyId>').split('x--');
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(`--${after}`)]);
}

const BROKEN_UTF_8: [string, Buffer][] = [
  ['a lone continuation byte', withBytes(0x80)],
  ['a sequence that ends too soon', withBytes(0xc3)],
  ['an overlong form', withBytes(0xc0, 0xaf)],
  ['half a surrogate pair', withBytes(0xed, 0xa0, 0x80)],
  ['a code point beyond Unicode', withBytes(0xf5, 0x80, 0x80, 0x80)],
  ['Latin-1', withBytes(0xe9)],
];

describe(shows('wire-broken-bytes'), () => {
  it.each(BROKEN_UTF_8)('%s: 400 without a charset in the content type', async (_, body) => {
    expect(await victim().post(body, NO_CHARSET)).toMatchObject(BARE_400);
  });

  it.each(BROKEN_UTF_8)('%s: replaced, and found, with a charset', async (_, body) => {
    expect((await victim().post(body)).status).toBe(200);
    expect(victim().calls.at(-1)?.findings).toEqual([
      expect.objectContaining({ kind: 'changed-value', used: 'U+FFFD' }),
    ]);
  });

  it('after a byte order mark they are 400, whatever the content type says', async () => {
    const body = Buffer.concat([Buffer.from('\ufeff'), withBytes(0x80)]);
    expect(await victim().post(body)).toMatchObject(BARE_400);
  });
});

describe('UTF-16', () => {
  const forms = (['LE', 'BE'] as const).flatMap((order) =>
    [true, false].map((mark) => ({ order, mark, name: `${order} ${mark ? 'with' : 'without'} a mark` })),
  );

  it.each(forms)('$name is read', async ({ order, mark }) => {
    expect((await victim().post(utf16(VALID, order, mark), NO_CHARSET)).status).toBe(200);
  });

  it.each(forms)('$name, cut in half, is 400', async ({ order, mark }) => {
    const body = utf16(VALID, order, mark);
    const half = body.subarray(0, body.length / 2);
    expect(await victim().post(half, NO_CHARSET)).toMatchObject(BARE_400);
  });

  it.each(forms)('$name, cut in the middle of a unit, is 400', async ({ order, mark }) => {
    const body = utf16(VALID, order, mark).subarray(0, -1);
    expect(await victim().post(body, NO_CHARSET)).toMatchObject(BARE_400);
  });

  it.each(forms)('$name with half a pair in it is 400', async ({ order, mark }) => {
    const body = utf16(envelope('<!--\ud800--><CompanyId>10001</CompanyId>'), order, mark);
    expect(await victim().post(body, NO_CHARSET)).toMatchObject(BARE_400);
  });

  it('that is UTF-8 in truth is 400', async () => {
    expect((await victim().post(VALID, UTF_16)).status).toBe(400);
  });
});

describe('encodings nobody has', () => {
  it('in the XML declaration: 400', async () => {
    const body = `<?xml version="1.0" encoding="utf-99"?>${VALID}`;
    expect(await victim().post(body, NO_CHARSET)).toMatchObject(BARE_400);
  });

  it.each(['utf-99', '', '"', 'constructor', 'x'.repeat(5_000)])(
    'in the content type: %j is passed over',
    async (charset) => {
      const headers = { ...SOAP_1_1, 'Content-Type': `text/xml; charset=${charset}` };
      expect((await victim().post(VALID, headers)).status).toBe(200);
    },
  );
});
