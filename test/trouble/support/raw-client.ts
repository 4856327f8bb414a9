import { connect } from 'node:net';
import { XMLValidator } from 'fast-xml-parser';
import { faultTextIn } from '../../access/support/fault-text.ts';
import type { Call, Client, Outcome } from './client.ts';
import type { Account } from './troubled-server.ts';

const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/DebtorService';

/** Everything that came over a connection until it ended. */
export interface RawAnswer {
  readonly text: string;
  /** Whether it ended with a reset rather than in order. */
  readonly reset: boolean;
  /** When each piece came, in milliseconds of the machine's clock. */
  readonly pieces: readonly number[];
}

/** A client of bytes: it sees what the others only complain about. */
export class RawClient implements Client {
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  exchange(account: Account, call: Call): Promise<RawAnswer> {
    const body = envelope(account, call);
    return new Promise((resolve) => {
      let text = '';
      let reset = false;
      const pieces: number[] = [];
      const socket = connect(this.#port, '127.0.0.1')
        .setEncoding('utf8')
        .on('data', (data) => {
          text += data;
          pieces.push(performance.now());
        })
        .on('error', () => {
          reset = true;
        })
        .on('close', () => resolve({ text, reset, pieces }));
      socket.write(
        'POST /soap/v3/DebtorService.asmx HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n' +
          'Content-Type: text/xml; charset=utf-8\r\n' +
          `SOAPAction: "${NAMESPACE}/${call.operation}"\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
  }

  async call(account: Account, call: Call): Promise<Outcome> {
    const { text, reset } = await this.exchange(account, call);
    const [head = '', body = ''] = text.split('\r\n\r\n', 2);
    if (reset || !isWhole(head, body)) return { kind: 'broken' };
    const status = Number(head.split(' ', 2)[1]);
    if (!/content-type: text\/xml/i.test(head)) return { kind: 'status', status };
    if (XMLValidator.validate(body) !== true) return { kind: 'broken' };
    const fault = faultTextIn(body);
    return fault === null ? { kind: 'answer' } : { kind: 'fault', text: fault };
  }

  close(): void {}
}

/** Whether as much came as the head promises. */
function isWhole(head: string, body: string): boolean {
  if (/transfer-encoding: chunked/i.test(head)) return body.endsWith('0\r\n');
  return Buffer.byteLength(body) === Number(/content-length: (\d+)/i.exec(head)?.[1]);
}

export function envelope({ username, token, domain }: Account, call: Call): string {
  const debtor =
    call.operation === 'Debtor_Insert'
      ? `<Debtor><Id>-1</Id><Number>${call.number}</Number><Name>Made in trouble</Name></Debtor>`
      : '';
  return (
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
    `<soap:Header><AuthHeaderWithDomain xmlns="${NAMESPACE}"><Username>${username}</Username><Token>${token}</Token>` +
    `<Domain>${domain}</Domain></AuthHeaderWithDomain></soap:Header>` +
    `<soap:Body><${call.operation} xmlns="${NAMESPACE}">${debtor}</${call.operation}></soap:Body></soap:Envelope>`
  );
}
