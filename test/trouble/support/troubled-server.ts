import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedCall } from '../../../contracts/control/calls.ts';
import type { TroubleDefinition, TroubleReport } from '../../../contracts/control/trouble.ts';
import type { WantedLogin } from '../../../contracts/control/wanted-login.ts';
import type { Tenant } from '../../../server/access/tenant.ts';
import { makeTestEnvironment } from '../../../server/access/test-environment.ts';
import { createListener } from '../../../server/listener/listener.ts';
import { renderWsdl } from '../../../server/soap/description/wsdl.ts';
import { Mock } from '../../access/support/mock.ts';
import { alone } from '../../access/support/users-of.ts';

/** What a client types to be somebody. */
export interface Account {
  readonly username: string;
  readonly token: string;
  readonly domain: string;
}

/** A server of calls and WSDLs, in whose environments trouble is made. */
export class TroubledServer {
  readonly port: number;
  readonly #server: Server;
  readonly #mock: Mock;

  private constructor(server: Server, mock: Mock) {
    this.#server = server;
    this.#mock = mock;
    this.port = (server.address() as AddressInfo).port;
  }

  static async start(): Promise<TroubledServer> {
    const mock = new Mock();
    const listener = createListener(mock.paths, mock.services, async () => (request, response) => {
      const path = mock.paths.find(request.url?.split('?')[0] ?? '');
      if (!path) {
        response.writeHead(404).end();
        return;
      }
      const address = `http://${request.headers.host}${path.endpoints.service.paths[0]}`;
      response.setHeader('Content-Type', 'text/xml; charset=utf-8');
      response.end(renderWsdl(path.endpoints.service, address));
    });
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TroubledServer(server, mock);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Errors nobody planned for. */
  get errors(): readonly unknown[] {
    return this.#mock.errors;
  }

  environment(logins: readonly WantedLogin[] = [{ archetype: 'master' }]): TroubledEnvironment {
    return new TroubledEnvironment(this.#mock, logins);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** An environment of its own, with a master login. */
export class TroubledEnvironment {
  readonly subdomain: string;
  readonly account: Account;
  readonly tenant: Tenant;
  readonly #mock: Mock;

  constructor(mock: Mock, logins: readonly WantedLogin[]) {
    const { tenant, logins: made } = makeTestEnvironment(mock.tenants, { logins });
    const { username, token } = [...made.values()][0] as { username: string; token: string };
    this.#mock = mock;
    this.tenant = tenant;
    this.subdomain = tenant.subdomain;
    this.account = { username, token, domain: tenant.subdomain };
  }

  add(definition: TroubleDefinition): TroubleReport {
    return alone(this.#mock.services.trouble.add(this.subdomain, definition));
  }

  get trouble(): TroubleReport[] {
    return this.#mock.services.trouble.list(this.subdomain);
  }

  remove(id: number): void {
    alone(this.#mock.services.trouble.remove(this.subdomain, id));
  }

  clear(): void {
    alone(this.#mock.services.trouble.clear(this.subdomain));
  }

  /** Those of its logins, let in or not. */
  get calls(): RecordedCall[] {
    return [...this.#mock.calls.callsOf(this.subdomain).calls];
  }

  /** The last call to this server, in whatever environment. */
  get lastCall(): RecordedCall {
    return this.#mock.lastCall;
  }

  /** Whether a debtor with this number was made. */
  has(number: string): boolean {
    return [...this.tenant.environment.debtors.all()].some((debtor) => debtor.number === number);
  }

  reset(): void {
    alone(this.#mock.tenants.reset(this.subdomain));
  }
}
