import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { send } from '../../../harness/wire/soap-client.ts';

export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** One way in which a service is made to behave differently. */
export interface Change {
  readonly what: string;
  /** Of the operations it concerns, in both versions: `EmployeeService.Leave_Insert`. */
  readonly operation: string;
  /** Whether the service never gets the call. */
  readonly isLost?: true;
  /** What is answered for what the service said; the same when it does not concern it. */
  readonly answer: (said: Answered, namespace: string) => Answered;
}

/** A service behind another one, which it passes every call on to; what it changes on the way it counts. */
export class ChangedService {
  readonly #server: Server;
  readonly #behind: string;
  readonly #changes: readonly Change[];
  #touched: Change[] = [];

  constructor(behind: string, changes: readonly Change[]) {
    this.#behind = behind;
    this.#changes = changes;
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        ({ status, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body),
        (error: Error) => response.destroy(error),
      );
    });
  }

  /** @returns its address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The changes that some answer has met since this was asked last. */
  takeTouched(): Set<Change> {
    const touched = new Set(this.#touched);
    this.#touched = [];
    return touched;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage) {
    const { operation, namespace } = calledBy(request);
    const change = this.#changes.find((each) => each.operation === operation);
    const { type, ...said } = change?.isLost ? NOTHING : await this.#pass(request);
    const answer = change?.answer(said, namespace) ?? said;
    if (change && (answer.status !== said.status || answer.body !== said.body)) this.#touched.push(change);
    return { ...answer, type };
  }

  async #pass(request: IncomingMessage) {
    const { 'content-type': type = '', soapaction } = request.headers;
    const { status, headers, body } = await send(this.#behind, {
      method: request.method ?? 'POST',
      path: request.url ?? '',
      headers: { 'Content-Type': type, ...(soapaction !== undefined && { SOAPAction: String(soapaction) }) },
      body: (await text(request)) || null,
    });
    return { status, type: headers['content-type'] ?? '', body };
  }
}

const NOTHING = { status: 202, type: 'text/xml; charset=utf-8', body: '' };

/** `https://api.nmbrs.nl/soap/v3/EmployeeService/Leave_Insert` is `EmployeeService.Leave_Insert`. */
function calledBy({ headers }: IncomingMessage): { operation: string; namespace: string } {
  const action = String(headers.soapaction ?? '').replaceAll('"', '');
  const [name = '', service = ''] = action.split('/').reverse();
  return { operation: `${service}.${name}`, namespace: action.slice(0, -name.length - 1) };
}

/** What an operation answers, its response element included. */
export function answered(response: string): Answered {
  return { status: 200, body: envelope(response) };
}

export function refused(message: string): Answered {
  const fault = `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Server was unable to process request. ---&gt; ${message}</faultstring><detail /></soap:Fault>`;
  return { status: 500, body: envelope(fault) };
}

function envelope(content: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${content}</soap:Body></soap:Envelope>`;
}
