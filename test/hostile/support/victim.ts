import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { namedLogins } from '../../../fixtures/logins.ts';
import { type Nmbrs, type NmbrsOptions, type RecordedCall, startNmbrs } from '../../../index.ts';
import { operationOf, soapRequest } from '../../support/soap-client.ts';

/** What came back for a request. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Headers = Readonly<Record<string, string>>;

/** The call that hostile ones are made from: it reads a company id. */
export const operation = operationOf('CompanyService', 'Company_GetCurrentPeriod');
export const path = operation.service.paths[0] as string;
export const { namespace } = operation.service;

const [login] = namedLogins;

/** The envelope of a call, good but for what a test puts into it. */
export function envelope(parameters: string, of = operation): string {
  return soapRequest(of, parameters, login ?? null);
}

export const VALID = envelope('<CompanyId>10001</CompanyId>');

/** The headers of a SOAP 1.1 request for the operation. */
export const SOAP_1_1: Headers = {
  'Content-Type': 'text/xml; charset=utf-8',
  SOAPAction: `"${operation.soapAction}"`,
};

/** Without a SOAPAction the server looks for the operation in the body. */
export const UNROUTED: Headers = { 'Content-Type': 'text/xml; charset=utf-8' };

/** A server under attack. */
export class Victim {
  readonly nmbrs: Nmbrs;
  /** What went wrong without being planned for. */
  readonly errors: readonly unknown[];
  /** Every call it noted, oldest first. */
  readonly calls: readonly RecordedCall[];
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(nmbrs: Nmbrs, errors: readonly unknown[], calls: readonly RecordedCall[]) {
    this.nmbrs = nmbrs;
    this.errors = errors;
    this.calls = calls;
  }

  static async start(options: NmbrsOptions = {}): Promise<Victim> {
    const errors: unknown[] = [];
    const calls: RecordedCall[] = [];
    const nmbrs = await startNmbrs({
      ...options,
      onError: (error) => errors.push(error),
      onCall: (call) => calls.push(call),
    });
    return new Victim(nmbrs, errors, calls);
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    await this.nmbrs.close();
  }

  /** @param chunks sent chunked when there are several, else with a Content-Length. */
  post(chunks: string | Buffer | Iterable<Buffer>, headers: Headers = SOAP_1_1, to = path): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const { port } = this.nmbrs;
      const sent = request({ port, path: to, method: 'POST', headers, agent: this.#agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
      });
      sent.on('error', reject);
      if (typeof chunks === 'string' || Buffer.isBuffer(chunks)) sent.end(chunks);
      else {
        for (const chunk of chunks) sent.write(chunk);
        sent.end();
      }
    });
  }

  /** Writes bytes to a connection of their own and gives all that came back before the server closed it. */
  raw(bytes: string | Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      let received = '';
      const socket = connect(this.nmbrs.port, '127.0.0.1');
      socket.on('data', (data) => {
        received += data.toString('latin1');
      });
      // A server that has refused may reset the connection while we still send.
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
      });
      socket.on('close', () => resolve(received));
      socket.write(bytes);
    });
  }

  async json(below: string): Promise<unknown> {
    return (await fetch(`${this.nmbrs.url}${below}`)).json();
  }

  /** How often each limit was met, at the control API. */
  async refused(): Promise<Record<string, number>> {
    const limits = (await this.json('/_mock/limits')) as { limit: string; refused: number }[];
    return Object.fromEntries(limits.map(({ limit, refused }) => [limit, refused]));
  }
}

/** What a bad request gets when XML, or the lack of it, is all that is wrong. */
export const BARE_400 = { status: 400, body: '' };

/** The SOAP 1.1 fault with this text. */
export function fault(code: string, text: string): { status: number; body: string } {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return {
    status: 500,
    body:
      '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" ' +
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>' +
      `<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${escaped}</faultstring><detail /></soap:Fault>` +
      '</soap:Body></soap:Envelope>',
  };
}

export function unreadable(inner: string): { status: number; body: string } {
  return fault('Client', `Server was unable to read request. ---> ${inner}`);
}
