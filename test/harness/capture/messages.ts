import type { Exchange, Header } from '../../../harness/serving/exchange.ts';

const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/EmployeeService';

/** An exchange with a service of version 3; what is left out is empty. */
export function exchangeOf({
  request = '',
  answer = '',
  headers = [],
  answerHeaders = [],
  url = 'https://api.nmbrs.nl/soap/v3/EmployeeService.asmx',
  status = 200,
}: {
  readonly request?: string | Uint8Array;
  readonly answer?: string | Uint8Array;
  readonly headers?: readonly Header[];
  readonly answerHeaders?: readonly Header[];
  readonly url?: string;
  readonly status?: number;
}): Exchange {
  return {
    method: 'POST',
    url,
    request: { headers: [['Content-Type', 'text/xml; charset=utf-8'], ...headers], body: bytesOf(request) },
    answer: {
      status,
      headers: [['Content-Type', 'text/xml; charset=utf-8'], ...answerHeaders],
      body: bytesOf(answer),
    },
  };
}

export function envelope(body: string, header = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">${header}<soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** The answer with the personal information of an employee, of elements as they are written. */
export function personalInfo(elements: string): string {
  return envelope(
    `<PersonalInfo_GetCurrentResponse xmlns="${NAMESPACE}"><PersonalInfo_GetCurrentResult>${elements}</PersonalInfo_GetCurrentResult></PersonalInfo_GetCurrentResponse>`,
  );
}

export function fault(text: string, detail = ''): string {
  return envelope(
    `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${text}</faultstring><detail>${detail}</detail></soap:Fault>`,
  );
}

export function textOf(message: { readonly body: Uint8Array }): string {
  return Buffer.from(message.body).toString();
}

/** The text of an element, wherever it stands. */
export function elementIn(document: string, name: string): string | undefined {
  return new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(document)?.[1];
}

function bytesOf(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}
