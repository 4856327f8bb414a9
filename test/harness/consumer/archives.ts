/** A call as it went over the wire. */
interface Exchange {
  readonly url: string;
  readonly soapAction: string;
  readonly request: string;
  readonly response: string;
}

const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/EmployeeService';

function envelope(body: string): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>' +
    `<AuthHeaderWithDomain xmlns="${NAMESPACE}"><Username>master@demo.example</Username></AuthHeaderWithDomain></s:Header>` +
    `<s:Body>${body}</s:Body></s:Envelope>`
  );
}

/** What the calls of these tests use: one element is sent, with a sign in it that a form would cut at, and one answered. */
export const EXCHANGE: Exchange = {
  url: 'https://api.nmbrs.nl/soap/v3/EmployeeService.asmx',
  soapAction: `"${NAMESPACE}/Absence_GetList"`,
  request: envelope(
    `<Absence_GetList xmlns="${NAMESPACE}"><EmployeeId>1</EmployeeId><!-- a &amp; b=c --></Absence_GetList>`,
  ),
  response: envelope(
    `<Absence_GetListResponse xmlns="${NAMESPACE}"><Absence_GetListResult><Absence><Comment>é</Comment></Absence></Absence_GetListResult></Absence_GetListResponse>`,
  ),
};

export const USED =
  'operations:\n  EmployeeService.Absence_GetList:\n    sends:\n      - EmployeeId\n    answered:\n      - Absence_GetListResult/Absence/Comment\n';

const TYPE = 'text/xml; charset=utf-8';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The value of a form as `URLSearchParams` and `urlencoded_form` cut a body into them. */
const asForm = (text: string) => {
  const pairs = text.split('&').map((pair) => pair.split(/=(.*)/s));
  return pairs.map(([name = '', value = '']) => ({ name, value }));
};

/** @param postData undefined for a request without. @param content of the answer. */
function entry(postData: unknown, content: unknown, { url, soapAction }: Exchange = EXCHANGE): object {
  return {
    startedDateTime: '2026-11-16T10:00:00.000Z',
    time: 1,
    request: {
      method: 'POST',
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [
        { name: 'Content-Type', value: TYPE },
        { name: 'SOAPAction', value: soapAction },
      ],
      queryString: [],
      ...(postData === undefined ? {} : { postData }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'Content-Type', value: TYPE }],
      content,
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  };
}

export function archive(...entries: readonly unknown[]): object {
  return { log: { version: '1.2', creator: { name: 'test', version: '1' }, entries } };
}

const { request, response } = EXCHANGE;
const size = Buffer.byteLength(response);

/** Entries of tools from which all can be read. */
export const READABLE: Readonly<Record<string, object>> = {
  Chrome: entry({ mimeType: TYPE, text: request }, { size, mimeType: 'text/xml', text: response }),
  'Chrome, the answer in base64': entry(
    { mimeType: TYPE, text: request },
    { size, mimeType: 'text/xml', text: base64(response), encoding: 'base64' },
  ),
  Firefox: entry(
    { mimeType: TYPE, params: [], text: request },
    { mimeType: TYPE, size, encoding: null, text: response, comment: null },
  ),
  Charles: entry(
    { mimeType: TYPE, text: request },
    { size, compression: 12, mimeType: TYPE, text: base64(response), encoding: 'base64' },
  ),
  'mitmproxy, of a client that says it sends a form': entry(
    { mimeType: 'application/x-www-form-urlencoded', text: null, params: asForm(request) },
    { size, compression: 0, mimeType: TYPE, text: response },
  ),
  Insomnia: entry({ mimeType: TYPE, params: [], text: request }, { size, mimeType: TYPE, text: response }),
  "Playwright's embed": entry(
    { mimeType: TYPE, text: request, params: [] },
    { size, mimeType: TYPE, text: response },
  ),
  'Playwright, of a form': entry(
    { mimeType: 'application/x-www-form-urlencoded', text: '', params: asForm(request) },
    { size, mimeType: TYPE, text: response },
  ),
  'a request in base64': entry(
    { mimeType: TYPE, text: base64(request), encoding: 'base64' },
    { size, mimeType: TYPE, text: response },
  ),
  'a request in base64 that does not say so': entry(
    { mimeType: TYPE, text: base64(request) },
    { size, mimeType: TYPE, text: response },
  ),
  'a request as a part of a form': entry(
    { mimeType: 'multipart/form-data', params: [{ name: 'file', value: request, fileName: 'a.xml' }] },
    { size, mimeType: TYPE, text: response },
  ),
  'an answer in UTF-16': entry(
    { mimeType: TYPE, text: request },
    {
      size,
      mimeType: TYPE,
      text: Buffer.from(`\ufeff${response}`, 'utf16le').toString('base64'),
      encoding: 'base64',
    },
  ),
};

/** Entries of tools from which nothing can be read but that the call was made. */
export const UNREADABLE: Readonly<Record<string, object>> = {
  "Playwright's omit": entry({ mimeType: TYPE, text: '', params: [] }, { size: -1, mimeType: TYPE }),
  "Playwright's attach": entry(
    { mimeType: TYPE, text: '', params: [], _file: '3b0c.xml' },
    { size, mimeType: TYPE, _file: '77aa.xml' },
  ),
  'Playwright, of a call that was aborted': {
    ...entry({ mimeType: TYPE, text: '', params: [] }, undefined),
    response: { status: -1, content: { size: -1, mimeType: 'x-unknown' } },
  },
  'Chrome, of a Blob': entry(undefined, { size: 0, mimeType: 'x-unknown' }),
  'Firefox, without bodies': entry(
    { mimeType: TYPE, params: [] },
    { mimeType: TYPE, size, comment: 'Response bodies are not included.' },
  ),
  'mitmproxy, of a call without an answer': {
    ...entry({ mimeType: TYPE, text: null, params: [] }, undefined),
    response: { status: 0, headers: [], content: {}, _error: 'connection lost' },
  },
  'nulls wherever they may stand': {
    ...entry(null, null),
    startedDateTime: null,
    response: null,
  },
  'what was blacked out': entry(
    { mimeType: TYPE, text: '[REDACTED]' },
    { size, mimeType: TYPE, text: '***' },
  ),
  'what was cut off': entry(
    { mimeType: TYPE, text: request.slice(0, 300) },
    { size, mimeType: TYPE, text: response.slice(0, 300) },
  ),
};

/** The same call of a service that stands at another address. */
export function calledAt(url: string, soapAction: string = EXCHANGE.soapAction): object {
  return entry(
    { mimeType: TYPE, text: request },
    { size, mimeType: TYPE, text: response },
    { ...EXCHANGE, url, soapAction },
  );
}
