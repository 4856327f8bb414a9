import { NotPossible } from '../../base/not-possible.ts';
import type { NamedLogin } from '../../fixtures/named-logins.ts';
import { type OpenServer, openServer, type ServedData } from '../../server/open-server.ts';
import type { WorldChange } from '../../server/seeding/replace-world.ts';
import type { ServerOptions } from '../../server/server-options.ts';
import { Mock } from '../mock.ts';
import { InProcessTransport } from './in-process-transport.ts';

export type { ServedData, ServerOptions as NmbrsOptions, WorldChange };

/** A mock that runs in this process. */
export class Nmbrs extends Mock {
  readonly port: number;
  /** `https://host:port`, on the same port, for clients that trust `ca()`; answers unless TLS was switched off. */
  readonly httpsUrl: string;
  /** The named logins of its world, as they were at the start. */
  readonly logins: readonly NamedLogin[];
  /** Where its environments are kept, and how it was there at the start; null for nowhere. */
  readonly data: ServedData | null;
  readonly #server: OpenServer;
  readonly #transport: InProcessTransport;

  constructor(server: OpenServer) {
    const transport = new InProcessTransport(server);
    super(transport);
    this.#transport = transport;
    this.#server = server;
    this.port = server.port;
    this.httpsUrl = server.httpsUrl;
    this.logins = server.logins;
    this.data = server.data;
  }

  /**
   * The certificate, in PEM, that clients must trust to reach it by TLS. It is made when it is first needed.
   * @throws NotPossible where TLS was switched off, and for a certificate of one's own that does not hold its CA.
   */
  async ca(): Promise<string> {
    const { ca } = await this.#server.certificates();
    if (ca !== null) return ca;
    throw new NotPossible(
      'unknown',
      'ca',
      'The certificate of your own does not hold that of its CA.',
      'Trust the CA that signed it, or put that behind it.',
    );
  }

  /**
   * Puts another world in the place of the one it serves, such as that of a file that was changed: its environments begin
   * anew, as after a reset, new ones are added, and those that it does not have any more are deleted. Logins that were added
   * stay. No call is lost: one that is under way ends on what it began with, the next one sees the new world. Of several
   * files, those that are the same objects as before stay as they are.
   * @returns what became of which environment.
   * @throws DocumentError for what its files put into it and cannot be, and NotPossible when a test has an environment of
   * the same subdomain; nothing is done then.
   */
  replaceWorld(world: NonNullable<ServerOptions['world']>): Promise<WorldChange> {
    return this.#server.replaceWorld(world);
  }

  /** Stops listening, lets running calls finish for a second, and ends every connection. */
  close(): Promise<void> {
    this.#transport.close();
    return this.#server.close();
  }
}

/**
 * Starts a mock of Nmbrs.
 * @throws NotPossible for an option that is not as it should be.
 * @throws Unguarded when other machines could use the control API, since nothing keeps them from it.
 * @throws the error of node's server, e.g. EADDRINUSE, when it cannot listen.
 */
export async function startNmbrs(options: ServerOptions = {}): Promise<Nmbrs> {
  return new Nmbrs(await openServer(options));
}
