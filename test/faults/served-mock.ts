import { connectNmbrs } from '../../client/http/connect.ts';
import type { Mock } from '../../client/mock.ts';
import { Program } from '../cli/support/program.ts';
import { SoapClient } from '../support/soap-client.ts';
import type { Reached } from './deeds/deed.ts';

/** Where the data of a mock are. */
export interface Place {
  /** As it stands behind `--data`. */
  readonly data: string;
  /** For the process that uses it. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The environment that clients write to. */
const SUBDOMAIN = 'kudde';

/** One mock over a place, through its processes: they listen at one address, one after another. */
export class ServedMock {
  readonly #place: Place;
  #program: Program | null = null;
  #port = 0;
  #reached: Reached | null = null;

  constructor(place: Place) {
    this.#place = place;
  }

  get reached(): Reached {
    if (this.#reached === null) throw new Error('The mock was not started.');
    return this.#reached;
  }

  /** What its process wrote to stderr. */
  get stderr(): string {
    return this.#program?.stderr ?? '';
  }

  /** Starts a process, and goes to its environment. @throws Error when it ends before it listens. */
  async start(): Promise<void> {
    const args = ['serve', '--port', String(this.#port), '--forward', 'none', '--data', this.#place.data];
    this.#program = new Program(args, this.#place.variables);
    const url = await this.#program.url();
    this.#port = Number(new URL(url).port);
    this.#reached ??= await reachedBy(connectNmbrs(url));
  }

  /** Kills the process, and waits for its end. */
  async kill(): Promise<void> {
    await this.#program?.kill();
  }

  /** Resolves once the process has ended. */
  async ended(): Promise<void> {
    await this.#program?.exited();
  }
}

/** The environment is made by the first one. */
async function reachedBy(mock: Mock): Promise<Reached> {
  const all = await mock.environments();
  if (!all.some(({ subdomain }) => subdomain === SUBDOMAIN))
    await mock.environment({ subdomain: SUBDOMAIN, keep: true, logins: [{ archetype: 'master' }] });
  const environment = await mock.openEnvironment(SUBDOMAIN);
  return { mock, environment, soap: new SoapClient(mock.url, environment.login('master')) };
}
