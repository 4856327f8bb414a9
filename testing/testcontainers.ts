import { AbstractStartedContainer, GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { fetchCa } from '../client/http/fetch-ca.ts';
import {
  connectNmbrs,
  type Environment,
  type EnvironmentOptions,
  type Mock,
  type NameOf,
  type OnlyMaster,
  type WantedLogin,
  type WantedSeed,
} from '../client/index.ts';

export * from '../client/index.ts';

const PORT = 8080;
const WORLD_FILE = '/tmp/world.json';
/** Where the image keeps environments. */
const DATA_FOLDER = '/data';

/**
 * nmbrs-mock in a container, for testcontainers:
 *
 *     const nmbrs = await new NmbrsContainer('nmbrs-mock').start();
 *     const env = await nmbrs.environment();
 */
export class NmbrsContainer extends GenericContainer {
  #controlToken = 'testcontainers';
  #world: object | null = null;
  #data: string | null = null;
  readonly #seeds: WantedSeed[] = [];
  #port = PORT;
  #network = '';

  /** @param image `nmbrs-mock`, with the tag or digest you rely on. */
  constructor(image: string) {
    super(image);
    this.withWaitStrategy(Wait.forLogMessage(/nmbrs-mock listens on/));
  }

  /** What the control API demands of its users; only this test knows it unless you say otherwise. */
  withControlToken(token: string): this {
    this.#controlToken = token;
    return this;
  }

  /** The world to serve, as a world file describes it: `{ "environments": [...] }`. */
  withWorld(world: object): this {
    this.#world = world;
    return this;
  }

  /**
   * Keeps environments beyond the container, so that the next one goes on where it was; seeds are put in by the first alone.
   * @param where a folder of this machine, by its path from the root on; or the name of a volume, which is made where there
   * is none. A folder must be one that the user of the image, 1000, or the one given to `withUser`, can write.
   */
  withData(where: string): this {
    this.#data = where;
    return this;
  }

  /**
   * What is put into its first environment once it has started, so that every environment that is copied from it has these
   * records; may be said again. Its logins and rules stay there.
   */
  withSeed(seed: WantedSeed): this {
    this.#seeds.push(seed);
    return this;
  }

  /** The port inside the container; in the network of the host, the port of the host. */
  withPort(port: number): this {
    this.#port = port;
    return this;
  }

  override withNetworkMode(networkMode: string): this {
    this.#network = networkMode;
    return super.withNetworkMode(networkMode);
  }

  /** @throws NotPossible for a seed that cannot be put in; the container is stopped then. */
  override async start(): Promise<StartedNmbrsContainer> {
    this.withEnvironment({
      CONTROL_TOKEN: this.#controlToken,
      PORT: String(this.#port),
      ...(this.#data !== null && { DATA: DATA_FOLDER }),
    });
    // What is in the network of the host has nothing to publish.
    if (this.#network !== 'host') this.withExposedPorts(this.#port);
    if (this.#data !== null)
      this.hostConfig.Binds = [...(this.hostConfig.Binds ?? []), `${this.#data}:${DATA_FOLDER}:rw`];
    if (this.#world) {
      this.withCopyContentToContainer([{ content: JSON.stringify(this.#world), target: WORLD_FILE }]);
      this.withCommand([...(this.createOpts.Cmd ?? []), '--world', WORLD_FILE]);
    }
    const started = await super.start();
    // Another one after a restart.
    const port = () => (this.#network === 'host' ? this.#port : started.getMappedPort(this.#port));
    const nmbrs = new StartedNmbrsContainer(started, port, this.#controlToken);
    try {
      // What goes on has them already.
      if (this.#data === null || !(await nmbrs.mock.keptData()).goesOn)
        await seedAll(nmbrs.mock, this.#seeds);
    } catch (error) {
      await nmbrs.stop();
      throw error;
    }
    return nmbrs;
  }
}

/** Puts seeds into the first environment of a mock, one after the other. */
async function seedAll(mock: Mock, seeds: readonly WantedSeed[]): Promise<void> {
  if (seeds.length === 0) return;
  const [first] = await mock.environments();
  if (!first) throw new Error('The mock has no environment.');
  const env = await mock.openEnvironment(first.subdomain);
  for (const seed of seeds) await env.seed(seed);
}

/** A mock that runs in a container. */
export class StartedNmbrsContainer extends AbstractStartedContainer {
  readonly #port: () => number;
  readonly #controlToken: string;

  /** @param port where this process reaches it now. */
  constructor(started: StartedTestContainer, port: () => number, controlToken: string) {
    super(started);
    this.#port = port;
    this.#controlToken = controlToken;
  }

  /** `http://host:port`, as this process reaches it. */
  getBaseUrl(): string {
    return `http://${this.getHost()}:${this.#port()}`;
  }

  getControlToken(): string {
    return this.#controlToken;
  }

  /**
   * The certificate, in PEM, that clients must trust to call it over `https:`, on the same port or as `api.nmbrs.nl` in its
   * network.
   * @throws Error for a container that was started with `--no-tls`.
   */
  async getCa(): Promise<string> {
    const ca = await fetchCa(this.getBaseUrl());
    if (ca !== null) return ca;
    throw new Error('The mock in the container speaks no TLS; start it without --no-tls.');
  }

  /** The mock in it, with everything that can be done with one. */
  get mock(): Mock {
    return connectNmbrs(this.getBaseUrl(), { controlToken: this.#controlToken });
  }

  /** Makes an environment for a test, with logins of its own; one `master` unless said otherwise. */
  environment<const Logins extends readonly WantedLogin[] = OnlyMaster>(
    options?: EnvironmentOptions<Logins>,
  ): Promise<Environment<NameOf<Logins[number]>>> {
    return this.mock.environment(options);
  }
}
