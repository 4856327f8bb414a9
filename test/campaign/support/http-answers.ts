/** An HTTP answer, read to the letter. */
export interface RawAnswer {
  readonly status: number;
  /** By lower-case name; of several of a name the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a connection brought: whole answers, and what is wrong with the bytes; null when they are answers and no more. */
export interface RawAnswers {
  readonly answers: readonly RawAnswer[];
  readonly wrong: string | null;
}

const STATUS_LINE = /^HTTP\/1\.1 (\d{3}) [\x20-\x7e]*$/;
const HEADER_LINE = /^([!#$%&'*+.^_`|~\dA-Za-z-]+): ?([\t\x20-\x7e\x80-\xff]*)$/;

/** Reads what came back over a connection as HTTP/1.1, without mercy. @param isHead whether the answers have no bodies. */
export function readAnswers(bytes: Buffer, isHead = false): RawAnswers {
  const answers: RawAnswer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf('\r\n\r\n', at);
    if (end < 0) return { answers, wrong: `a head without an end: ${excerpt(bytes.subarray(at))}` };
    const [first = '', ...lines] = bytes.toString('latin1', at, end).split('\r\n');
    const status = Number(STATUS_LINE.exec(first)?.[1]);
    if (Number.isNaN(status)) return { answers, wrong: `no status line: ${JSON.stringify(first)}` };
    const headers: Record<string, string> = {};
    for (const line of lines) {
      const [, name, value] = HEADER_LINE.exec(line) ?? [];
      if (name === undefined) return { answers, wrong: `no header: ${JSON.stringify(line)}` };
      headers[name.toLowerCase()] = value ?? '';
    }
    at = end + 4;
    if (status < 200) continue;
    const read = isHead || status === 204 || status === 304 ? NO_BODY : readBody(bytes, at, headers);
    if (typeof read === 'string') return { answers, wrong: read };
    answers.push({ status, headers, body: read.body });
    at += read.length;
  }
  return { answers, wrong: null };
}

interface ReadBody {
  readonly body: Buffer;
  /** How many bytes it took on the wire. */
  readonly length: number;
}

const NO_BODY: ReadBody = { body: Buffer.alloc(0), length: 0 };

function readBody(bytes: Buffer, at: number, headers: Readonly<Record<string, string>>): ReadBody | string {
  if (headers['transfer-encoding'] === 'chunked') return readChunks(bytes, at);
  const length = headers['content-length'];
  if (length === undefined) return { body: bytes.subarray(at), length: bytes.length - at };
  const body = bytes.subarray(at, at + Number(length));
  if (body.length === Number(length)) return { body, length: body.length };
  return `${body.length} bytes of a body of ${length}`;
}

function readChunks(bytes: Buffer, start: number): ReadBody | string {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const end = bytes.indexOf('\r\n', at);
    const size = end < 0 ? Number.NaN : Number.parseInt(bytes.toString('latin1', at, end), 16);
    if (Number.isNaN(size)) return 'a chunk without a size';
    at = end + 2;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
    if (bytes.toString('latin1', at, at + 2) !== '\r\n') return 'a chunk without an end';
    at += 2;
    if (size === 0) return { body: Buffer.concat(chunks), length: at - start };
  }
}

export function excerpt(bytes: Buffer, length = 200): string {
  return JSON.stringify(bytes.toString('latin1', 0, length));
}
