import { afterAll, beforeAll, expect } from 'vitest';
import type { Environment } from '../../../client/environment.ts';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import type { Login } from '../../../client/login.ts';
import type { Finding } from '../../../contracts/finding.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import {
  type Operation,
  type ServiceContract,
  type ServiceName,
  VERSIONS,
  type Version,
} from '../../../contracts/interface/model.ts';
import { decodeAnswer, type Reading } from '../../../harness/wire/decode.ts';
import { encodeCall } from '../../../harness/wire/encode.ts';
import { post } from '../../../harness/wire/soap-client.ts';
import { type SchemaValidator, schemaValidator } from '../../support/schema-validator.ts';
import { entriesOf } from '../../wire/support/envelope-entries.ts';
import { FILTER, idsOf, OTHERS } from './people.ts';
import { templateOf } from './template.ts';
import type { Fields, Tree } from './tree.ts';

/** Who calls: some who see the firm that is written to, and some outside who see others. */
const LOGINS = [
  { archetype: 'master' },
  { archetype: 'template-read-only', name: 'colleague' },
  { archetype: 'debtor', name: 'client', debtorId: idsOf().debtor },
  { archetype: 'debtor', name: 'other-client', debtorId: OTHERS.debtor },
  { archetype: 'master-filtered', name: 'filtered', tags: [FILTER] },
] as const;

export type LoginName = 'master' | 'colleague' | 'client' | 'other-client' | 'filtered';

/** Who must neither change nor see what the others write. */
export const OUTSIDERS = ['other-client', 'filtered'] as const;

/** Of whoever called last: the answers that are checked are waited for one by one. */
interface LastCall {
  findings: readonly Finding[];
}

/** A server, and the schemas as it gives them out. */
export class Desk {
  readonly #nmbrs: Nmbrs;
  readonly #validators: ReadonlyMap<ServiceContract, SchemaValidator>;
  readonly #last: LastCall;

  private constructor(
    nmbrs: Nmbrs,
    validators: ReadonlyMap<ServiceContract, SchemaValidator>,
    last: LastCall,
  ) {
    this.#nmbrs = nmbrs;
    this.#validators = validators;
    this.#last = last;
  }

  static async start(): Promise<Desk> {
    const last: LastCall = { findings: [] };
    const nmbrs = await startNmbrs({
      onCall: ({ findings }) => {
        last.findings = findings;
      },
    });
    const schemas = catalogue.services.map(async (service) => {
      const wsdl = await (await fetch(`${nmbrs.url}${service.paths[0]}?wsdl`)).text();
      return [service, schemaValidator(wsdl)] as const;
    });
    return new Desk(nmbrs, new Map(await Promise.all(schemas)), last);
  }

  get url(): string {
    return this.#nmbrs.url;
  }

  /** An environment of its own, like `demo`, with everybody who is needed. Its clock stands still: answers tell the time. */
  async open(): Promise<OpenDesk> {
    const env = await this.#nmbrs.environment({ logins: LOGINS });
    await env.changeClock({ frozen: true });
    return new OpenDesk(this, env);
  }

  /** What is wrong with the answer that came last: with its schema, and with the request it was given for. */
  faultsOf({ service }: Operation, envelope: string): { schema: string[]; findings: string[] } {
    const [answer = ''] = entriesOf(envelope);
    return {
      schema: this.#validators.get(service)?.(answer) ?? ['there is no schema'],
      // What was drawn as nothing is absent; not all that was drawn is used.
      findings: this.#last.findings
        .filter(({ kind }) => kind !== 'absent' && kind !== 'not-used')
        .map(({ message }) => message),
    };
  }

  close(): Promise<void> {
    return this.#nmbrs.close();
  }
}

/** One environment, and calls in it. */
export class OpenDesk {
  readonly #desk: Desk;
  readonly #env: Environment;

  constructor(desk: Desk, env: Environment) {
    this.#desk = desk;
    this.#env = env;
  }

  /** Calls, whatever comes of it. */
  async call(operation: Operation, values: Fields, login: LoginName = 'master'): Promise<Reading> {
    return decodeAnswer(operation, await this.#post(operation, values, login));
  }

  /** The result of a call that is answered: by the schema that the server gives out, and without a finding. */
  async ask(operation: Operation, values: Fields, login: LoginName = 'master'): Promise<Tree> {
    const envelope = await this.#post(operation, values, login);
    const { fault, result, misfits } = decodeAnswer(operation, envelope);
    const { name } = operation;
    const answered = { name, fault: null, misfits: [], schema: [], findings: [] };
    if (fault) expect({ ...answered, fault: fault.text }).toEqual(answered);
    expect({ ...answered, misfits, ...this.#desk.faultsOf(operation, envelope) }).toEqual(answered);
    return result;
  }

  /** The number of the error with which a call is refused; null for one that is answered. */
  async refusal(operation: Operation, values: Fields, login: LoginName): Promise<number | null> {
    return (await this.call(operation, values, login)).fault?.code ?? null;
  }

  /** @throws Error for a login that nobody made. */
  credentials(login: LoginName): Login {
    const found = (this.#env.logins as Readonly<Record<string, Login>>)[login];
    if (!found) throw new Error(`there is no login ${login}`);
    return found;
  }

  /** Lets background tasks get ready. */
  advance(seconds: number): Promise<void> {
    return this.#env.advanceClock({ seconds });
  }

  close(): Promise<void> {
    return this.#env.delete();
  }

  async #post(operation: Operation, values: Fields, login: LoginName): Promise<string> {
    const { username, token, domain } = this.credentials(login);
    const template = templateOf(operation.request, values);
    const envelope = encodeCall(operation, template, { username, token, domain }, new Map());
    return (await post(this.#desk.url, operation, envelope)).body;
  }
}

/** One server for the tests of a file. */
export function useDesk(): () => Desk {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.start();
  });
  afterAll(() => desk.close());
  return () => desk;
}

/** The operations of a name, in the versions that have it. */
export function operationsNamed(service: ServiceName, name: string): Operation[] {
  return VERSIONS.flatMap((version) => operationIn(version, service, name) ?? []);
}

/** Null where the version has none. */
export function operationIn(version: Version, service: ServiceName, name: string): Operation | null {
  const contract = catalogue.services.find((one) => one.name === service && one.version === version);
  return contract?.operation(name) ?? null;
}
