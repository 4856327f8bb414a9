import type { RecordedCall } from '../../../contracts/control/calls.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Operation, ServiceName, Version } from '../../../contracts/interface/model.ts';
import { namedLoginsOf } from '../../../fixtures/named-logins.ts';
import { openWorld, type WorldSeed } from '../../../fixtures/world.ts';
import { Gate } from '../../../server/access/gate.ts';
import { SingleSignOn } from '../../../server/access/single-sign-on.ts';
import type { Tenants } from '../../../server/access/tenants.ts';
import { AnswerBook } from '../../../server/answers/answer-book.ts';
import { Capacity, type CapacityValues } from '../../../server/capacity/capacity.ts';
import { UnderWay } from '../../../server/capacity/under-way.ts';
import { Journal } from '../../../server/journal/journal.ts';
import type { Outgoing } from '../../../server/listener/http-answer.ts';
import type { ListenerServices } from '../../../server/listener/listener.ts';
import { SoapCall } from '../../../server/listener/soap-call.ts';
import { SoapPaths } from '../../../server/listener/soap-paths.ts';
import { prepare } from '../../../server/operations/behaviour.ts';
import { openTenants } from '../../../server/seeding/open-tenants.ts';
import { textOf } from '../../../server/soap/message.ts';
import { Limits } from '../../../server/soap/xml/limits.ts';
import { TroubleBook } from '../../../server/trouble/trouble-book.ts';
import { type Elements, envelope, type Header } from './envelope.ts';
import { faultTextIn } from './fault-text.ts';

/** What came back for a call, and what the log says of it. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** The whole text of the fault; null for none. */
  readonly fault: string | null;
  readonly log: RecordedCall;
}

const NEVER = new AbortController();

// The listener does so before the first call of a service.
await Promise.all(catalogue.services.map(prepare));

/** The mock without HTTP: the same way of a call, from its bytes to the bytes of the answer, in this process. */
export class Mock {
  readonly tenants: Tenants;
  readonly paths = new SoapPaths(catalogue.services);
  readonly errors: unknown[] = [];
  readonly capacity: Capacity;
  readonly calls: Journal;
  readonly signOn: SingleSignOn;
  readonly services: ListenerServices;
  #lastCall: RecordedCall | null = null;

  /**
   * @param stretch how long a call goes on before others are served, in milliseconds.
   * @param capacity how much it holds, where that is not as usual.
   */
  constructor(
    world: WorldSeed = openWorld(),
    stretch = Number.POSITIVE_INFINITY,
    capacity: Partial<CapacityValues> = {},
  ) {
    this.capacity = new Capacity(capacity);
    this.calls = new Journal(this.capacity, (error) => this.errors.push(error));
    this.tenants = openTenants(world, namedLoginsOf(world), this.capacity);
    this.signOn = new SingleSignOn(this.tenants);
    this.services = {
      gate: new Gate(this.tenants),
      signOn: this.signOn,
      trouble: new TroubleBook(this.tenants),
      chosenAnswers: new AnswerBook(this.tenants, this.calls),
      limits: new Limits(),
      bodies: new UnderWay(this.capacity, 'bodies'),
      answers: new UnderWay(this.capacity, 'answers'),
      calls: this.calls,
      customErrors: true,
      requestTimeout: 60_000,
      stretch,
      answerTimeout: 60_000,
      upToDate: null,
      onError: (error) => this.errors.push(error),
    };
    this.calls.listen((call) => {
      this.#lastCall = call;
    });
  }

  /** What the log says of the last call. */
  get lastCall(): RecordedCall {
    if (!this.#lastCall) throw new Error('nothing was called yet');
    return this.#lastCall;
  }

  /** A call with just these elements. */
  call(operation: Operation, header: Header, body: Elements = {}, host?: string): Answer {
    return this.ask(operation, envelope(operation, header, body), host);
  }

  ask(operation: Operation, message: string, host?: string): Answer {
    const answer = this.#soapCall(operation, message, host).answer(() => NEVER.signal);
    if (answer instanceof Promise) throw new Error('the answer was not made at a stretch');
    return this.#answered(answer);
  }

  /**
   * The same of a call that others may come between; when this returns, its first stretch is over.
   * @param hangUp aborted when the client hangs up.
   */
  async callInStretches(
    operation: Operation,
    header: Header,
    body: Elements,
    hangUp: AbortSignal = NEVER.signal,
  ): Promise<Answer> {
    return this.#answered(
      await this.#soapCall(operation, envelope(operation, header, body)).answer(() => hangUp),
    );
  }

  #soapCall({ service, soapAction }: Operation, message: string, host = 'api.nmbrs.nl'): SoapCall {
    const path = this.paths.find(service.paths[0] ?? '');
    if (!path) throw new Error(`nothing is served at ${service.paths[0]}`);
    const request = {
      by: 'client',
      meetsRules: true,
      contentType: 'text/xml; charset=utf-8',
      soapAction: `"${soapAction}"`,
      host,
      body: Buffer.from(message),
    } as const;
    return new SoapCall(path.endpoints, request, this.services);
  }

  #answered(answer: Outgoing): Answer {
    const body = textOf(answer.body);
    return { status: answer.status, body, fault: faultTextIn(body), log: this.lastCall };
  }
}

/** @throws Error for one the catalogue does not have. */
export function operationOf(service: ServiceName, name: string, version: Version = 'v3'): Operation {
  const operation = catalogue.service(service, version).operation(name);
  if (!operation) throw new Error(`${service} ${version} has no ${name}`);
  return operation;
}
