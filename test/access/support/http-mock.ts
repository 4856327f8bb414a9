import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Operation } from '../../../contracts/interface/model.ts';
import { ControlApi } from '../../../server/control/control-api.ts';
import { KnownHosts } from '../../../server/control/known-hosts.ts';
import { createListener } from '../../../server/listener/listener.ts';
import { performingCalls } from '../../../server/listener/perform-call.ts';
import { createWeb } from '../../../server/listener/web.ts';
import { type Elements, envelope, type Header } from './envelope.ts';
import { faultTextIn } from './fault-text.ts';
import { type Answer, Mock } from './mock.ts';

/** How a call differs from the usual. */
export interface CallOptions {
  /** What the Host header says; `api.nmbrs.nl` unless said otherwise. */
  readonly host?: string;
  /** Where it is sent; the service's first path unless said otherwise. */
  readonly path?: string;
}

/** The mock behind HTTP, with its tenants at hand. */
export class HttpMock {
  readonly mock = new Mock();
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer(
    createListener(this.mock.paths, this.mock.services, async () => this.#web()),
  );

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  close(): Promise<void> {
    this.#agent.destroy();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  async call(
    operation: Operation,
    header: Header,
    body: Elements = {},
    { host, path = operation.service.paths[0] ?? '/' }: CallOptions = {},
  ): Promise<Answer> {
    const { status, text } = await this.#send('POST', path, envelope(operation, header, body), {
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `"${operation.soapAction}"`,
      Host: host ?? 'api.nmbrs.nl',
    });
    return { status, body: text, fault: faultTextIn(text), log: this.mock.lastCall };
  }

  get(path: string, method = 'GET'): Promise<{ readonly status: number; readonly text: string }> {
    return this.#send(method, path, '', {});
  }

  #send(method: string, path: string, body: string, headers: Readonly<Record<string, string>>) {
    const { port } = this.#server.address() as AddressInfo;
    return new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, method, path, headers, agent: this.#agent },
        (answer) => {
          let text = '';
          answer
            .setEncoding('utf8')
            .on('data', (chunk: string) => {
              text += chunk;
            })
            .on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
            .on('error', reject);
        },
      );
      sent.on('error', reject).end(body);
    });
  }

  #web() {
    const { tenants, paths, calls, signOn, services } = this.mock;
    const { onError } = services;
    const guard = { controlToken: null, hosts: new KnownHosts() };
    const control = new ControlApi({
      ...services,
      capacity: this.mock.capacity,
      tenants,
      calls,
      performCall: performingCalls(paths, services),
      data: null,
      controlToken: guard.controlToken,
      store: null,
      onNotice: () => {},
    });
    return createWeb({
      control,
      guard,
      paths,
      signOn,
      certificates: null,
      trustProxy: false,
      upToDate: null,
      onError,
    });
  }
}
