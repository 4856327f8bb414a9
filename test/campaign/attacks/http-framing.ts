import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import { validValue } from '../../support/valid-requests.ts';
import { type Shot, shooting } from '../shots.ts';
import type { Dice } from '../support/dice.ts';
import { type RawAnswer, readAnswers } from '../support/http-answers.ts';
import { OPERATIONS, requestOf, soapHeaders } from '../support/posts.ts';
import { judgeSoapAnswer } from '../support/soap-answers.ts';

/** Good requests in odd parcels: chunks, pipelines, whole addresses, packets of a byte, and heads that lie. */
export const httpFraming = shooting({
  name: 'http-framing',
  about: 'chunks, pipelines, absolute targets, packets cut anywhere, heads that contradict themselves',
  shots: 150,
  atOnce: 20,
  draw: (dice) => dice.pick([chunked, pipelined, absolute, spoiledHead, spoiledBytes])(dice),
});

/** After so long a silence the client has nothing more to say. */
const QUIET = { quiet: 400, patience: 20_000 };

interface Parts {
  readonly target: string;
  readonly lines: readonly string[];
  readonly body: Buffer;
}

/** A valid request in its parts; without a Content-Length. */
function partsOf(dice: Dice): Parts {
  const operation = dice.pick(OPERATIONS.filter(({ writes }) => !writes));
  return {
    target: operation.service.paths[0] ?? '',
    lines: ['Host: 127.0.0.1', ...soapHeaders(operation).map(([name, value]) => `${name}: ${value}`)],
    body: Buffer.from(requestMessage(operation, '1.1', validValue)),
  };
}

function assembled(first: string, lines: readonly string[], body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${[first, ...lines].join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

function shot(content: Buffer, dice: Dice, judge: (answers: readonly RawAnswer[]) => string | null): Shot {
  const cuts = dice.chance(0.4)
    ? dice.times(dice.below(12), () => dice.fraction()).sort((a, b) => a - b)
    : [];
  return {
    content,
    options: QUIET,
    wire: (bytes) => {
      const places = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)), bytes.length];
      return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
    },
    judge({ bytes, ended, reset }) {
      if (!ended) return 'the connection was not closed';
      const { answers, wrong } = readAnswers(bytes);
      if (wrong !== null) return reset ? null : `no HTTP: ${wrong}`;
      return judge(answers) ?? judged(answers);
    },
  };
}

/** What HTTP alone makes of what is no request, and what the mock does. */
const REFUSALS = [400, 403, 404, 405, 408, 411, 413, 414, 415, 417, 421, 426, 431, 500, 501, 505];

function judged(answers: readonly RawAnswer[]): string | null {
  for (const { status, body } of answers) {
    if (status !== 200 && !REFUSALS.includes(status)) return `status ${status}`;
    if (status === 500 && body.includes('The mock itself failed')) return 'the mock itself failed';
  }
  return null;
}

/** Every one of these is a whole request, and gets its answer, which is that of a service. */
function allServed(count: number): (answers: readonly RawAnswer[]) => string | null {
  const { service } = OPERATIONS[0] as (typeof OPERATIONS)[number];
  return (answers) => {
    if (answers.length !== count) return `${answers.length} answers to ${count} requests`;
    for (const answer of answers) {
      const wrong = answer.status === 200 ? null : judgeSoapAnswer(service, answer);
      if (wrong !== null) return wrong;
    }
    return null;
  };
}

function chunked(dice: Dice): Shot {
  const { target, lines, body } = partsOf(dice);
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const length = Math.min(1 + dice.below(dice.pick([1, 10, 4_000])), body.length - at);
    const size = dice.chance(0.2) ? length.toString(16).toUpperCase().padStart(6, '0') : length.toString(16);
    const extension = dice.chance(0.1) ? ';name="value"' : '';
    chunks.push(Buffer.from(`${size}${extension}\r\n`), body.subarray(at, at + length), Buffer.from('\r\n'));
    at += length;
  }
  const trailer = dice.chance(0.2) ? 'X-Trailer: yes\r\n' : '';
  const sent = Buffer.concat([...chunks, Buffer.from(`0\r\n${trailer}\r\n`)]);
  const head = [...lines, 'Transfer-Encoding: chunked', 'Connection: close'];
  return whole(shot(assembled(`POST ${target} HTTP/1.1`, head, sent), dice, allServed(1)));
}

function pipelined(dice: Dice): Shot {
  const count = 2 + dice.below(15);
  const requests = dice
    .times(count, () => partsOf(dice))
    .map(({ target, lines, body }, index) => {
      const last = index === count - 1 ? ['Connection: close'] : [];
      return assembled(
        `POST ${target} HTTP/1.1`,
        [...lines, ...last, `Content-Length: ${body.length}`],
        body,
      );
    });
  return whole(shot(Buffer.concat(requests), dice, allServed(count)));
}

/** A part of it would rightly get other answers, so that it is never made smaller. */
function whole(made: Shot): Shot {
  return { ...made, options: {}, wire: () => made.wire(made.content) };
}

function absolute(dice: Dice): Shot {
  const { target, lines, body } = partsOf(dice);
  const host = dice.pick([
    '127.0.0.1',
    'api.nmbrs.nl',
    'evil.example',
    '[::1]:80',
    'a:b:c',
    '[',
    '%',
    'x'.repeat(5_000),
    '',
  ]);
  const scheme = dice.pick(['http://', 'https://', 'HTTP://', 'ftp://', '//', 'http:/', 'javascript:', '']);
  const head = [...lines, `Content-Length: ${body.length}`, 'Connection: close'];
  return shot(assembled(`POST ${scheme}${host}${target} HTTP/1.1`, head, body), dice, () => null);
}

const LIES = [
  ...[
    'Content-Length: 0',
    'Content-Length: 5',
    'Content-Length: 99999999',
    'Content-Length: -1',
    'Content-Length: 0x10',
  ],
  ...[
    'Content-Length: 1e3',
    'Content-Length: ',
    'Content-Length: 18446744073709551616',
    'Transfer-Encoding: chunked',
  ],
  ...[
    'Transfer-Encoding: gzip',
    'Transfer-Encoding: chunked, identity',
    'Transfer-Encoding: identity',
    'Host: evil.example',
  ],
  ...[
    'Host: ',
    'Expect: 100-continue',
    'Expect: x',
    'Upgrade: h2c',
    'Connection: upgrade',
    'Connection: Content-Length',
  ],
  ...[
    'Connection: keep-alive',
    'Connection: close',
    'Keep-Alive: timeout=0',
    'Proxy-Connection: x',
    ': no name',
    'no colon',
  ],
  ...[
    ' folded: yes',
    'X\0: y',
    'X: \0',
    'X: \u00ff',
    'X : y',
    `X: ${'y'.repeat(20_000)}`,
    'TE: trailers',
    'Range: bytes=0-',
  ],
  ...[
    'If-None-Match: *',
    'Content-Range: bytes 0-1/2',
    'X-HTTP-Method-Override: DELETE',
    'Forwarded: host=evil',
  ],
];
const METHODS = [
  'GET',
  'PUT',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PATCH',
  'PRI',
  'post',
  'P',
  '',
  'PROPFIND',
  'QUERY',
];
const VERSIONS = ['HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/1.1', 'HTTP/1.', '', 'ICY'];

function spoiledHead(dice: Dice): Shot {
  const { target, lines, body } = partsOf(dice);
  const isHead = dice.chance(0.1);
  const method = isHead
    ? 'HEAD'
    : dice.chance(0.3)
      ? dice.pick(METHODS.filter((one) => one !== 'HEAD'))
      : 'POST';
  const path = dice.chance(0.3)
    ? dice.pick([
        '*',
        '',
        '/',
        '%',
        '/%00',
        '/%ff',
        '/a b',
        `/${'x'.repeat(20_000)}`,
        `${target}?wsdl`,
        `${target}/..`,
        `${target}?op=%`,
      ])
    : target;
  const lies = dice.times(1 + dice.below(3), () => dice.pick(LIES));
  const head = [...lines, ...lies, ...(dice.chance(0.7) ? [`Content-Length: ${body.length}`] : [])];
  const content = assembled(
    `${method} ${path} ${dice.chance(0.8) ? 'HTTP/1.1' : dice.pick(VERSIONS)}`,
    head,
    body,
  );
  const made = shot(content, dice, () => null);
  // Which of several answers has no body cannot be told from the bytes.
  return isHead ? { ...made, judge: ({ ended }) => (ended ? null : 'the connection was not closed') } : made;
}

/** Any byte of a whole request or two. */
function spoiledBytes(dice: Dice): Shot {
  const { target, lines, body } = partsOf(dice);
  const one = assembled(`POST ${target} HTTP/1.1`, [...lines, `Content-Length: ${body.length}`], body);
  const bytes = Buffer.concat([one, requestOf('GET', '/_mock/limits', [], null)]);
  const head = bytes.indexOf('\r\n\r\n') + 4;
  for (let edits = dice.below(3); edits >= 0; edits--) bytes[dice.below(head)] = dice.below(256);
  return shot(bytes, dice, () => null);
}
