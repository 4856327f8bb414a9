import iconv from 'iconv-lite';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import { SOAP_VERSIONS } from '../../../server/soap/protocol.ts';
import { validValue } from '../../support/valid-requests.ts';
import { shooting } from '../shots.ts';
import type { Dice } from '../support/dice.ts';
import { type HeaderLines, OPERATIONS, postOf, soapHeaders } from '../support/posts.ts';
import { judgeSoap } from '../support/soap-answers.ts';

/** Valid requests of all operations, with changes to their bytes, tokens, encodings and headers. */
export const requestBytes = shooting({
  name: 'request-bytes',
  about: 'requests of all operations with bytes, tokens, encodings and headers changed',
  shots: 150,
  atOnce: 6,
  draw(dice) {
    const operation = dice.pick(OPERATIONS);
    const version = dice.pick(SOAP_VERSIONS);
    let content: Buffer = Buffer.from(requestMessage(operation, version, validValue));
    let headers = soapHeaders(operation, version);
    if (dice.chance(0.2)) [content, headers] = encoded(content, headers, dice);
    for (let edits = dice.below(4); edits >= 0; edits--) content = edited(content, dice);
    if (dice.chance(0.25)) headers = changedHeaders(headers, dice);
    return {
      content,
      wire: (body) => [postOf(operation, body, headers)],
      judge: (received) => judgeSoap(operation, received),
    };
  },
});

/** What has a meaning somewhere, or had one in some parser. */
const TOKENS = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '&',
    ';',
    '"',
    "'",
    '=',
    ':',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!DOCTYPE x>',
  ],
  ...[
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '&a;',
    '&#0;',
    '&#x0;',
    '&#xD800;',
    '&#99999999999;',
    '&#;',
    '&#x;',
    '&lt;',
    '&amp;',
  ],
  ...['\0', '\ufeff', '\ufffe', '\uffff', '\u2028', '\r', '\t', '\u0085', '\u00a0', '\u202e', '😀'],
  ...[
    ' xmlns=""',
    ' xmlns:s="x"',
    ' xmlns:xml="x"',
    ' xml:space="preserve"',
    ' xsi:nil="true"',
    ' xsi:type="x:y"',
  ],
  ...[' s:mustUnderstand="1"', ' href="#1"', ' id="1"', ' s:encodingStyle="x"', ' s:arrayType="x[9999999]"'],
  ...[
    '-1',
    '0',
    '2147483648',
    '9'.repeat(400),
    '1e400',
    'NaN',
    '0001-01-01',
    '9999-12-31T23:59:59.9999999+14:00',
  ],
  ...[
    '../../etc/passwd',
    '%00',
    '%s%n',
    '#{7*7}',
    "' OR 1=1 --",
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
].map((token) => Buffer.from(token));

function edited(bytes: Buffer, dice: Dice): Buffer {
  const at = dice.below(bytes.length + 1);
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(at);
  const words = wordsIn(bytes);
  const word = words.length > 0 ? dice.pick(words) : { at: 0, length: 0 };
  const [left, right] = [bytes.subarray(0, word.at), bytes.subarray(word.at + word.length)];
  return dice.oneOf(
    () => Buffer.concat([before, Buffer.from([dice.below(256)]), after.subarray(1)]),
    () => Buffer.concat([before, Buffer.from([(after[0] ?? 0) ^ (1 << dice.below(8))]), after.subarray(1)]),
    () => Buffer.concat([before, dice.bytes(1 + dice.below(20)), after]),
    () => Buffer.concat([before, after.subarray(dice.below(60))]),
    () =>
      Buffer.concat([before, bytes.subarray(dice.below(bytes.length)).subarray(0, dice.below(200)), after]),
    () => (dice.chance(0.3) ? before : bytes),
    () => Buffer.concat([before, dice.pick(TOKENS), after]),
    () => Buffer.concat([left, dice.pick(TOKENS), right]),
    () => Buffer.concat([left, right]),
    () =>
      Buffer.concat([
        left,
        ...dice.times(2 + dice.below(40), () => bytes.subarray(word.at, word.at + word.length)),
        right,
      ]),
  );
}

interface Place {
  readonly at: number;
  readonly length: number;
}

/** Where names, values, tags and whole small elements stand. */
function wordsIn(bytes: Buffer): Place[] {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/<(\w+)>[^<]*<\/\1>|<[^<>]*>|[\w.:/-]+/g)].map(({ index, 0: { length } }) => ({
    at: index,
    length,
  }));
}

const CHARSETS = [
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'utf-7',
  'iso-8859-1',
  'windows-1252',
  'cp437',
  'shift_jis',
  'gb18030',
];

/** In another encoding, which the header, the declaration, both or neither tells. */
function encoded(content: Buffer, headers: HeaderLines, dice: Dice): [Buffer, HeaderLines] {
  const charset = dice.pick(CHARSETS);
  const declared = dice.pick([...CHARSETS, charset, charset, charset, 'utf-8', 'nothing-such', '"', '']);
  const text = content
    .toString()
    .replace(/encoding="[^"]*"/, dice.chance(0.5) ? `encoding="${declared}"` : '$&');
  const bytes = iconv.encode(text, charset, { addBOM: dice.chance(0.5) });
  const told: HeaderLines = headers.map(([name, value]) => [name, value.replace('utf-8', declared)]);
  return [bytes, dice.chance(0.7) ? told : headers];
}

function changedHeaders(headers: HeaderLines, dice: Dice): HeaderLines {
  return dice.oneOf<HeaderLines>(
    () => headers.filter(() => dice.chance(0.5)),
    () => [...headers, ...headers],
    () => headers.map(([name, value]) => [name, value.slice(dice.below(value.length))]),
    () => headers.map(([name, value]) => [name, value + value]),
    () => [
      ...headers,
      ['Content-Type', dice.pick(['application/json', 'text/xml', 'text/xml;charset', 'x', ';;;', ''])],
    ],
    () => [...headers, ['SOAPAction', dice.pick(['', '""', '"', 'x', '"http://x/y"', '\u00ff', '"a\tb"'])]],
    () => [...headers, ['Content-Encoding', dice.pick(['gzip', 'deflate', 'br', 'x'])]],
    () => [...headers, ['X-Long', 'x'.repeat(dice.below(12_000))]],
    () => [...headers, ...dice.times(dice.below(80), (): [string, string] => [`X-${dice.below(99)}`, 'y'])],
  );
}
