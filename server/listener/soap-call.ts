import type { ErrorListener } from '../../base/error-listener.ts';
import { errorText } from '../../base/error-text.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { currentDate, elapsed } from '../../base/real-time.ts';
import { inTurns, type Steps, takeSteps, type WaitingSteps, waitingFor } from '../../base/turns.ts';
import { plainResult } from '../../contracts/answers/plain-result.ts';
import type { CallMaker } from '../../contracts/control/call-maker.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Finding } from '../../contracts/finding.ts';
import { answeredError } from '../../contracts/interface/answered-error.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Credentials } from '../access/credentials.ts';
import type { Gate } from '../access/gate.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { TenantLogin } from '../access/tenants.ts';
import type { AnswerBook } from '../answers/answer-book.ts';
import type { AnsweredCall } from '../answers/answering.ts';
import type { RuledAnswer } from '../answers/ruled-answer.ts';
import type { UnderWay } from '../capacity/under-way.ts';
import type { Journal } from '../journal/journal.ts';
import { maskArguments } from '../journal/masking/masking.ts';
import type { CallChanges } from '../journal/recent-changes.ts';
import { decodeBody, type Loss } from '../soap/charset.ts';
import type { Endpoints } from '../soap/endpoint.ts';
import { BareStatus, faults, SoapFault } from '../soap/faults.ts';
import { bytesIn, type Message } from '../soap/message.ts';
import { CONTENT_TYPE, type SoapVersion } from '../soap/protocol.ts';
import { credentialsIn } from '../soap/read/credentials-in.ts';
import { lostBytes } from '../soap/read/lost-bytes.ts';
import type { RequestPlan } from '../soap/read/plan.ts';
import { RequestReader } from '../soap/read/read-request.ts';
import type { RequestMessage } from '../soap/read/reading.ts';
import { guessVersion, requireSoapContentType, routeRequest } from '../soap/route.ts';
import { findingsOfUnread } from '../soap/unread-fault.ts';
import { writeAnswer, writeFault } from '../soap/write/envelope.ts';
import type { Limits } from '../soap/xml/limits.ts';
import { SubstituteAnswer } from '../trouble/substitute-answer.ts';
import { malformed, NO_TROUBLE, type Trouble } from '../trouble/trouble.ts';
import type { TroubleBook } from '../trouble/trouble-book.ts';
import { type Changes, changesInBoth, NO_CHANGES, toldChanges } from '../world/changes.ts';
import { NmbrsFault } from '../world/nmbrs-fault.ts';
import { BodyMaker } from './body-maker.ts';
import type { HttpAnswer, Outgoing } from './http-answer.ts';
import { Performance } from './performance.ts';
import { requireRetiredVersion } from './retired-version.ts';

/** What the calls of a server share. */
export interface SoapServices {
  readonly gate: Gate;
  readonly signOn: SingleSignOn;
  readonly trouble: TroubleBook;
  readonly chosenAnswers: AnswerBook;
  readonly limits: Limits;
  readonly calls: Journal;
  /** Those that are so long that they count. */
  readonly answers: UnderWay;
  /** Off: faults carry the stack trace, as the framework's do with customErrors off (fact: wire-custom-errors). */
  readonly customErrors: boolean;
  /** How long a call goes on before others are served, in milliseconds. */
  readonly stretch: number;
  /** How long a function may take to answer a call, in milliseconds: the request of a call that waits for it takes room. */
  readonly answerTimeout: number;
  /** Waits until all is known here that other servers have written; null where there are none. @throws NotPossible */
  readonly upToDate: (() => Promise<void>) | null;
  /** Told of an unforeseen error; the client sees an unknown error. */
  readonly onError: ErrorListener;
}

/** A SOAP request as HTTP brought it, read to its end. */
export interface SoapRequest {
  /** Who sent it. The result of a call that the console makes is kept, to be told beside the answer. */
  readonly by: CallMaker;
  /** Whether rules of trouble and of answers meet it, and count it. */
  readonly meetsRules: boolean;
  readonly contentType: string | undefined;
  readonly soapAction: string | undefined;
  /** The host name it was sent to, with the port if it named one. */
  readonly host: string;
  /** Null when it is longer than the limit. */
  readonly body: Buffer | null;
}

/**
 * Longer requests are decoded in a step of their own, and remembered as the bytes that came, which are not made anew of their
 * text; no others share their memory.
 */
const LONG = 64 * 1024;

/**
 * One SOAP call on its way. What is known so far is kept, so that a fault at any step is answered and logged with it.
 */
export class SoapCall {
  readonly #endpoints: Endpoints;
  readonly #request: SoapRequest;
  readonly #services: SoapServices;
  readonly #time = currentDate();
  readonly #started = elapsed();
  #document: string | null = null;
  #loss: Loss | null = null;
  /** The bytes of the document in UTF-8, where it came so. */
  #utf8: Buffer | null = null;
  #soapVersion: SoapVersion;
  #operation: Operation | null = null;
  #message: RequestMessage | null = null;
  #whyUnread: readonly Finding[] = [];
  #trouble: Trouble = NO_TROUBLE;
  #performance: Performance | null = null;
  #chosen: RuledAnswer | null = null;
  /** Ends what a chosen answer still asks for once there is an answer; null where none was chosen. */
  #end: AbortController | null = null;
  #maker: BodyMaker | null = null;
  #fault: SoapFault | null = null;
  #reason: string | null = null;
  #result: unknown = null;
  #recordedCall: RecordedCall | null = null;
  #changes = NO_CHANGES;

  constructor(endpoints: Endpoints, request: SoapRequest, services: SoapServices) {
    this.#endpoints = endpoints;
    this.#request = request;
    this.#services = services;
    this.#soapVersion = guessVersion(request);
  }

  /**
   * Answers the call, whose service was prepared: at once, unless it takes so long that others are served in between.
   * @param hangUp asked for in that case: aborted when the client hangs up, so that nothing waits for the answer any more.
   */
  answer(hangUp: () => AbortSignal): Outgoing | Promise<Outgoing> {
    const answer = takeSteps(this.#steps(), {
      stretch: this.#services.stretch,
      onPause: () => this.#performance?.leaveState(),
      ending: hangUp,
    });
    if (!(answer instanceof Promise)) return this.#recorded(answer);
    return answer.then<Outgoing, Outgoing>(
      (made) => this.#recorded(made),
      () => this.#recorded(this.#unheard()),
    );
  }

  /** Answers a call that could not even be attempted. */
  refuse(error: unknown): Outgoing | Promise<Outgoing> {
    return this.#recorded(this.#refuse(error));
  }

  /** The answer as it goes out once the call is recorded, whether the client still waits for it or not. */
  #recorded({ status, headers, body }: HttpAnswer): Outgoing | Promise<Outgoing> {
    this.#end?.abort(
      new Error('The call has its answer, or its client hung up: next() does nothing any more.'),
    );
    const { stretch } = this.#services;
    const recording = takeSteps(this.#record({ status, headers, body }), { stretch });
    const outgoing = { status, headers, body, delivery: this.#trouble };
    return recording instanceof Promise ? recording.then(() => outgoing) : outgoing;
  }

  /**
   * The way of a call: learn what others wrote, route, read, find its version served, meet trouble, understand its headers, let in, perform, or
   * answer as a rule has chosen, write.
   */
  *#steps(): WaitingSteps<HttpAnswer> {
    try {
      const { upToDate } = this.#services;
      if (upToDate !== null) yield* waitingFor(upToDate());
      const operation = yield* this.#route();
      const { plan, write } = this.#endpoints.of(operation);
      requireSoapContentType(this.#request.contentType);
      // A long one in a step of its own.
      if (this.#decode().length > LONG) yield;
      const message = yield* this.#reader(plan).read();
      this.#message = message;
      this.#requireServed(operation, message);
      yield* this.#meetTrouble(operation, message);
      this.#requireUnderstood(message);
      const performance = this.#enter(operation, message);
      yield* this.#choose(operation, message, performance);
      const result = this.#chosen
        ? yield* this.#chosen.answer(this.#answeredCall(operation, message))
        : yield* performance.steps();
      if (this.#request.by === 'console') this.#result = yield* plainResult(operation.result, result);
      this.#maker = new BodyMaker(writeAnswer(this.#soapVersion, write(result)), this.#services.answers);
      return this.#respond(200, yield* this.#maker.make());
    } catch (error) {
      return this.#refuse(error);
    }
  }

  #reader(plan: RequestPlan): RequestReader {
    const { contentType } = this.#request;
    return new RequestReader(plan, this.#decode(), contentType, this.#services.limits, this.#answerIn);
  }

  /** The call as the journal has it; null as long as it is not over, and where it could not be recorded. */
  get recordedCall(): RecordedCall | null {
    return this.#recordedCall;
  }

  /** What the operation answered to a call of the console, as it may be handed out; null beside a fault. */
  get result(): unknown {
    return this.#result;
  }

  /** The answer was sent, or will not be: it takes no room any more. */
  letGo(): void {
    this.#maker?.letGo();
  }

  #unheard(): HttpAnswer {
    this.#reason = 'the client hung up before its answer was made';
    return { status: 0, headers: {}, body: '' };
  }

  *#route(): Steps<Operation> {
    const { service } = this.#endpoints;
    const { limits } = this.#services;
    if (this.#request.body === null) limits.refuseBody();
    const decode = () => this.#decode();
    this.#operation = yield* routeRequest(service, this.#request, decode, limits, this.#answerIn);
    return this.#operation;
  }

  /** The envelope's version, once it is known, is that of the answer. */
  readonly #answerIn = (version: SoapVersion): void => {
    this.#soapVersion = version;
  };

  #decode(): string {
    if (this.#document === null) {
      const { body, contentType } = this.#request;
      const { text, loss, utf8 } = decodeBody(body ?? Buffer.alloc(0), contentType);
      this.#document = text;
      this.#loss = loss;
      this.#utf8 = utf8;
    }
    return this.#document;
  }

  /** Whether the environment, once its login tells which one it is, serves the version at all. */
  #requireServed(
    { header: headerType, service }: Operation,
    { header, arguments: args }: RequestMessage,
  ): void {
    if (service.version !== 'v2.1') return;
    const caller = this.#services.gate.loginOf(headerType === null ? args : header);
    if (caller) requireRetiredVersion(caller.tenant);
  }

  /** Rules of the environment may change the login, answer in the place of the service, or spoil the answer. */
  *#meetTrouble(operation: Operation, { header, arguments: args }: RequestMessage): WaitingSteps<void> {
    if (!this.#request.meetsRules) return;
    const credentials = operation.header === null ? args : header;
    this.#trouble = yield* this.#services.trouble.meet(operation, credentials, args);
    if (this.#trouble.instead) throw this.#trouble.instead;
  }

  /** Before the service looks at anything, so that nothing is written (fact: wire-must-understand). */
  #requireUnderstood({ notUnderstood: [header] }: RequestMessage): void {
    if (header !== undefined) throw faults.notUnderstood(header);
  }

  /** Lets the caller in, for whom the operation is performed. */
  #enter(operation: Operation, message: RequestMessage): Performance {
    const performance = this.#performanceOf(operation, message);
    performance.enter();
    this.#performance = performance;
    return performance;
  }

  #performanceOf(operation: Operation, message: RequestMessage): Performance {
    const onChanged = (changes: Changes) => {
      this.#changes = changesInBoth(this.#changes, changes);
    };
    return new Performance(this.#services, { operation, message, host: this.#request.host, onChanged });
  }

  /** A rule of the environment may choose the answer of a caller that was let in, whatever it may call and see. */
  *#choose(
    operation: Operation,
    { arguments: args }: RequestMessage,
    performance: Performance,
  ): WaitingSteps<void> {
    const { chosenAnswers } = this.#services;
    if (chosenAnswers.isUntouched || !this.#request.meetsRules) return;
    const login = performance.signOn();
    this.#chosen = login && (yield* chosenAnswers.choose(operation, args, login));
  }

  #answeredCall(operation: Operation, message: RequestMessage): AnsweredCall {
    const { stretch, answerTimeout } = this.#services;
    const end = new AbortController();
    this.#end = end;
    return {
      operation,
      arguments: message.arguments,
      timeout: answerTimeout,
      deletion: this.#performance?.login?.tenant.deletion ?? null,
      perform: () => {
        // The environment may have gone on since the caller was let in.
        return this.#enter(operation, message).steps();
      },
      performBeside: async (read) => {
        end.signal.throwIfAborted();
        const performance = this.#performanceOf(operation, message);
        performance.enter();
        return inTurns(read(performance.steps()), {
          stretch,
          onPause: () => performance.leaveState(),
          ending: () => end.signal,
        });
      },
    };
  }

  #refuse(error: unknown): HttpAnswer {
    this.letGo();
    this.#result = null;
    if (this.#message === null) this.#whyUnread = findingsOfUnread(error);
    if (error instanceof BareStatus) {
      this.#reason = error.message;
      return { status: error.status, headers: { 'Content-Length': '0' }, body: '' };
    }
    if (error instanceof SubstituteAnswer) {
      this.#reason = error.reason;
      return error.answer;
    }
    const fault = this.#asFault(error);
    this.#fault = fault;
    const stack = error instanceof Error && !this.#services.customErrors ? error.stack : null;
    const status = isUnavailable(error) ? 503 : 500;
    return this.#respond(status, writeFault(this.#soapVersion, fault, stack ?? null));
  }

  #asFault(error: unknown): SoapFault {
    if (error instanceof SoapFault) return error;
    if (error instanceof NmbrsFault) {
      this.#reason = error.because;
      const { version } = this.#endpoints.service;
      return faults.nmbrs(NMBRS_ERRORS[answeredError(error.error, version)]);
    }
    this.#reason = errorText(error);
    if (error instanceof NotPossible && error.kind === 'exhausted') return faults.noRoom(error.message);
    if (isUnavailable(error)) return faults.noRoom(error.message);
    this.#services.onError(error);
    return faults.nmbrs(NMBRS_ERRORS.Unknown);
  }

  /** Before it writes a fault the framework clears the headers (fact: wire-http-headers, wire-fault-cache-control). */
  #respond(status: number, answer: Message): HttpAnswer {
    const body = this.#trouble.malformed ? malformed(answer) : answer;
    const headers = {
      'Cache-Control': status === 200 ? 'private, max-age=0' : 'private',
      'Content-Type': `${CONTENT_TYPE[this.#soapVersion]}; charset=utf-8`,
      'Content-Length': String(bytesIn(body)),
    };
    return { status, headers, body };
  }

  #findings(): readonly Finding[] {
    const found = this.#message?.findings ?? this.#whyUnread;
    return this.#loss ? [lostBytes(this.#document ?? '', this.#loss), ...found] : found;
  }

  /** The login of the call: let in, signed on, or only named; null where no login has the name. */
  #login(document: string): TenantLogin | null {
    return this.#performance?.login ?? this.#services.gate.loginOf(this.#named(document));
  }

  /** What the request says of its login, as the service read it, or else as far as the document tells. */
  #named(document: string): Credentials {
    const operation = this.#operation ?? this.#endpoints.service.operations[0];
    const place = operation?.header === null ? 'Body' : 'Header';
    const read = place === 'Body' ? this.#message?.arguments : this.#message?.header;
    if (typeof read?.Username === 'string') return read;
    return credentialsIn(document, place, this.#services.limits);
  }

  /**
   * The request as it is remembered: as the service reads it, also where it looked no further than the headers, or could
   * not decode it.
   */
  #text(): string {
    try {
      return this.#decode();
    } catch {
      return this.#request.body?.toString('utf8') ?? '';
    }
  }

  /** The call is answered; what keeps it from being recorded does not undo that. */
  *#record(answer: HttpAnswer): WaitingSteps<void> {
    try {
      this.#recordedCall = yield* this.#remember(answer);
    } catch (error) {
      this.#services.onError(error);
    }
  }

  #remember({ status, headers, body }: HttpAnswer): WaitingSteps<RecordedCall | null> {
    const durationMs = elapsed() - this.#started;
    const { name: service, version } = this.#endpoints.service;
    const fault = this.#fault;
    const { contentType = null, soapAction = null } = this.#request;
    const text = this.#text();
    const login = this.#login(text);
    const request = this.#utf8 && this.#utf8.length > LONG ? [this.#utf8] : text;
    return this.#services.calls.add(
      {
        time: this.#time.toISOString(),
        by: this.#request.by,
        durationMs,
        service,
        version,
        operation: this.#operation?.name ?? null,
        soapVersion: this.#soapVersion,
        environment: login?.tenant.subdomain ?? null,
        username: login?.login.username ?? null,
        arguments: this.#message && maskArguments(this.#message.arguments),
        findings: this.#findings(),
        marks: this.#operation?.marks ?? [],
        status,
        fault: fault && { code: fault.code, nmbrsCode: fault.nmbrsCode, text: fault.message },
        reason: this.#reason,
        trouble: this.#trouble.sentence,
        chosenAnswer: this.#chosen?.record ?? null,
        bytes: this.#request.body?.length ?? 0,
      },
      { request, response: body, contentType, soapAction, answerType: headers['Content-Type'] ?? null },
      this.#callChanges(),
    );
  }

  #callChanges(): CallChanges | null {
    const changes = this.#changes;
    if (changes === NO_CHANGES) return null;
    const weight = (this.#request.body?.length ?? 0) + changes.bytes;
    return { weight, told: () => toldChanges(changes) };
  }
}

/** Whether what a call needs outside of this process does not work, so that it may be sent again as it is. */
function isUnavailable(error: unknown): error is NotPossible {
  return error instanceof NotPossible && error.kind === 'unavailable';
}
