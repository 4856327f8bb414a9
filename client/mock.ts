import type { CallMakers } from '../contracts/control/call-maker.ts';
import type { KeptData } from '../contracts/control/data.ts';
import type { EnvironmentState, TestEnvironment } from '../contracts/control/environments.ts';
import type { MockEvent } from '../contracts/control/events.ts';
import type { LoginRecord } from '../contracts/control/logins.ts';
import type { Coverage } from '../contracts/control/mock.ts';
import type { DescribedOperation, OperationList } from '../contracts/control/operations.ts';
import type { WantedLogin } from '../contracts/control/wanted-login.ts';
import type { Version } from '../contracts/interface/model.ts';
import type { QualifiedOperationName } from '../contracts/interface/operation-types.ts';
import type { ArchetypeName } from '../contracts/logins/archetypes.ts';
import type { WantedWorld } from '../contracts/seed/world.ts';
import { CallLog } from './call-log.ts';
import { Environment, type EnvironmentOptions, type NameOf, type OnlyMaster } from './environment.ts';
import { Login } from './login.ts';
import { allPages, pathOf, queryOf, type Transport } from './transport.ts';

/** What is to be told of a mock. */
export interface FollowOptions {
  readonly since?: number;
  readonly environment?: string;
  /** Whose calls; those of clients unless said otherwise. */
  readonly by?: CallMakers;
  readonly signal?: AbortSignal;
  /** Called once the mock tells: what happens from then on is not missed. */
  readonly onBegin?: () => void;
}

/** A mock that runs: in this process, in another one, in a container, on another machine. */
export class Mock {
  /** The last calls of all its environments. */
  readonly calls: CallLog;
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.calls = new CallLog(transport, '/calls');
  }

  /** `http://host:port`, without a slash at the end. */
  get url(): string {
    return this.#transport.url;
  }

  /**
   * Makes an environment for a test, with logins of its own; one `master` unless said otherwise.
   * @throws NotPossible when something asked for cannot be; nothing is made then.
   */
  async environment<const Logins extends readonly WantedLogin[] = OnlyMaster>(
    options: EnvironmentOptions<Logins> = {},
  ): Promise<Environment<NameOf<Logins[number]>>> {
    const made = await this.#transport.ask<TestEnvironment>('POST', '/environments', options);
    const logins = Object.entries(made.logins).map(
      ([name, login]) => [name, Login.made(this.#transport, name, login)] as const,
    );
    return new Environment(this.#transport, made.subdomain, new Map(logins), made.seeded);
  }

  /**
   * An environment that is there already, with the logins it was made with: `demo` with the named ones.
   * @throws NotPossible for one that is not there.
   */
  async openEnvironment<Name extends string = ArchetypeName>(subdomain: string): Promise<Environment<Name>> {
    const opened = await this.#transport.ask<EnvironmentState>('GET', pathOf('environments', subdomain));
    const logins = new Map<string, Login>();
    for (const home of [opened.subdomain, ...opened.companions]) {
      const path = `${pathOf('environments', home)}/logins`;
      for (const record of await allPages<LoginRecord>(this.#transport, path))
        if (record.name !== null && !logins.has(record.name))
          logins.set(record.name, Login.of(this.#transport, record));
    }
    return new Environment(this.#transport, opened.subdomain, logins);
  }

  /**
   * Adds the environments of a world file, which stay until they are deleted: `env.export()` tells one.
   * @throws NotPossible that tells all that is wrong with it, and where a subdomain is taken; nothing is added then.
   */
  addWorld(world: WantedWorld): Promise<EnvironmentState[]> {
    return this.#transport.ask('POST', '/worlds', world);
  }

  /** All there are, those of its world and those made for tests. */
  environments(): Promise<EnvironmentState[]> {
    return allPages(this.#transport, '/environments');
  }

  /** All operations of all services, with the errors they can raise and what they rest on. */
  coverage(): Promise<Coverage[]> {
    return this.#transport.ask('GET', '/coverage');
  }

  /** Where it keeps its environments. @throws NotPossible for a mock that keeps nothing. */
  keptData(): Promise<KeptData> {
    return this.#transport.ask('GET', '/data');
  }

  /**
   * Makes a copy of all that it keeps, while it goes on.
   * @param to a folder on its machine, from the root on, in which nothing is kept yet.
   * @throws NotPossible for a mock that keeps nothing, and for a folder that cannot be written.
   */
  async copyData(to: string): Promise<void> {
    await this.#transport.ask('POST', '/data/copy', { to });
  }

  /** All operations of all services, in short, with what they can be found by. */
  operations(): Promise<OperationList> {
    return this.#transport.ask('GET', '/operations');
  }

  /**
   * An operation with all that is known of it: its signature, errors, marks and sample messages.
   * @param name `EmployeeService.Absence2_Insert`.
   * @param version 3 unless said otherwise.
   * @throws NotPossible for one that is not there.
   */
  async operation(name: QualifiedOperationName, version: Version = 'v3'): Promise<DescribedOperation> {
    const [service = '', operation = ''] = name.split('.');
    return this.#transport.ask('GET', pathOf('operations', version, service, operation));
  }

  /**
   * All that happens from now on, until the mock is closed, the signal is aborted, or the loop is left: `for await (const event
   * of mock.followEvents())`. Calls come one by one, or summed up where they are too many.
   * @param options `since` is the number of a call that is known already: those after it come first. `environment` follows
   * one alone.
   */
  followEvents({ signal, onBegin, ...asked }: FollowOptions = {}): AsyncGenerator<MockEvent, void> {
    return this.#transport.stream(`/calls/stream${queryOf({ ...asked })}`, signal, onBegin);
  }

  /** All logins of all its environments, as they stand: those of its world first. */
  listLogins(): Promise<LoginRecord[]> {
    return allPages(this.#transport, '/logins');
  }
}
