import { clearTimeout, currentDate, elapsed, setTimeout } from '../../base/real-time.ts';
import { Unreachable } from '../../base/unreachable.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { type Keeping, keepExchange } from '../capture/keep-exchange.ts';
import { unpackedBody } from '../capture/message-text.ts';
import type { TimedExchange } from '../capture/recorded-exchanges.ts';
import type { UpstreamAnswer } from '../capture/upstream.ts';
import { type CapturedRead, readsAmong } from '../import/captured-read.ts';
import type { CapturedMessage } from '../serving/exchange.ts';
import { type Arguments, readArguments, textOf } from '../serving/read-call.ts';
import { isNotLetIn } from '../wire/access-errors.ts';
import { isAnswerRecord } from '../wire/answer.ts';
import { decodeAnswer, messageIn, type Reading } from '../wire/decode.ts';
import { type AuthHeader, encodeTexts } from '../wire/encode.ts';
import { headersOf } from '../wire/soap-client.ts';
import type { Question } from './questions.ts';
import { SurveyError } from './survey-error.ts';

export interface AskingOptions extends Keeping {
  readonly login: AuthHeader;
  /** What the folder holds already. */
  readonly before: readonly TimedExchange[];
  /** For how long it is waited before the service is asked again that did not answer, each time, in milliseconds. */
  readonly pauses: readonly number[];
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Told before it is waited, and how long. */
  readonly onTrouble: (why: string, pause: number) => void;
}

/** An answer, and whether the service was asked for it. */
export interface ServiceAnswer {
  readonly reading: Reading;
  readonly isNew: boolean;
}

/** The answers of a service: those that are there already, and for all others it is asked. */
export class ServiceAnswers {
  readonly #options: AskingOptions;
  readonly #before = new Map<string, Reading>();
  #hasAnswered = false;
  /** The login that asks, as the folder has it, by header: some name no domain. */
  readonly #callers = new Map<Operation['header'], string>();

  constructor(options: AskingOptions) {
    this.#options = options;
    for (const read of readsAmong(options.before).reads) {
      const reading = readingOf(read.operation, read.exchange.answer);
      if (reading && isLast(reading))
        this.#before.set(keyOf(read.operation, read.args, callerOf(read)), reading);
    }
  }

  /**
   * The answer to a question, kept before it is given back.
   * @throws SurveyError where the login is not let in, or what answers is no Nmbrs; Unreachable when the service does not answer,
   *   asked again and again; the reason of the signal; CaptureError where an answer cannot be kept.
   */
  async to({ operation, parameters }: Question): Promise<ServiceAnswer> {
    const headers = Object.entries(headersOf(operation));
    const body = Buffer.from(encodeTexts(operation, parameters, this.#options.login));
    const message: CapturedMessage = { headers, body };
    const caller = this.#callers.get(operation.header) ?? this.#keptCaller(operation, message);
    this.#callers.set(operation.header, caller);
    const before = this.#before.get(keyOf(operation, readArguments(operation, message), caller));
    if (before) return { reading: before, isNew: false };
    return { reading: await this.#asked(operation, message), isNew: true };
  }

  /** Answers are for whom asked: another login sees something else. What it is called is replaced in the folder. */
  #keptCaller(operation: Operation, message: CapturedMessage): string {
    const { pseudonymizer, upstream } = this.#options;
    const exchange = {
      method: 'POST',
      url: upstream.address.origin + pathOf(operation),
      request: pseudonymizer.request(message, operation.service),
      answer: { status: 0, headers: [], body: new Uint8Array() },
    };
    const [read] = readsAmong([{ exchange, at: null }]).reads;
    if (!read) throw new Error(`The request of ${operation.name} is none.`);
    return callerOf(read);
  }

  async #asked(operation: Operation, message: CapturedMessage): Promise<Reading> {
    const { pauses, signal, onTrouble } = this.#options;
    for (const pause of pauses) {
      const trouble = await this.#tried(operation, message);
      if (typeof trouble !== 'string') return trouble;
      // An address that never answered is more likely wrong than in trouble.
      if (!this.#hasAnswered) throw new Unreachable(trouble);
      onTrouble(trouble, pause);
      await waited(pause, signal);
    }
    const last = await this.#tried(operation, message);
    if (typeof last === 'string') throw new Unreachable(last);
    return last;
  }

  /** @returns why there is no answer, where there is none. */
  async #tried(operation: Operation, message: CapturedMessage): Promise<Reading | string> {
    const { upstream } = this.#options;
    const request = { method: 'POST', path: pathOf(operation), ...message };
    const [startedAt, started] = [currentDate(), elapsed()];
    let answer: UpstreamAnswer;
    try {
      answer = await upstream.ask(request);
    } catch (error) {
      if (error instanceof Unreachable) return error.message;
      throw error;
    }
    const body = unpackedBody(answer);
    const reading = body && readingOf(operation, { ...answer, body });
    const name = `${operation.service.name}.${operation.name}`;
    if (reading === null) {
      const why = `${name} is answered with status ${answer.status}, which is no answer of it`;
      if (this.#hasAnswered) return `${upstream.address.origin} is in trouble: ${why}`;
      throw new SurveyError(`${upstream.address.origin} is no Nmbrs: ${why}; check --url.`);
    }
    this.#hasAnswered = true;
    const { fault } = reading;
    if (fault && isNotLetIn(fault.code))
      throw new SurveyError(
        `${upstream.address.origin} does not let the login in: ${messageIn(fault.text)}; check --username, --token and --domain.`,
      );
    keepExchange(request, answer, { startedAt, durationMs: elapsed() - started }, this.#options);
    return reading;
  }
}

/** How often and how long the service is waited for, in milliseconds. */
export const PAUSES: readonly number[] = [2_000, 10_000, 60_000];

/** However a call is spelt, the same for the same arguments and caller. */
function keyOf({ name, service }: Operation, args: Arguments | null, caller: string): string {
  return JSON.stringify([service.version, service.name, name, args, caller]);
}

function callerOf({ username, domain }: CapturedRead): string {
  return JSON.stringify([username, domain]);
}

function pathOf({ service }: Operation): string {
  return service.paths[0] ?? '';
}

/** Null for what is no answer of the operation. */
function readingOf(operation: Operation, answer: CapturedMessage): Reading | null {
  try {
    const reading = decodeAnswer(operation, textOf(answer));
    return reading.result === null && reading.misfits.length > 0 ? null : reading;
  } catch {
    return null;
  }
}

/** Whether the same question has no other answer later. */
function isLast(reading: Reading): boolean {
  return !isFailure(reading) && !isUnderWay(reading);
}

/** Whether an answer is a fault that Nmbrs gives no number: the service failed, and may not the next time. */
export function isFailure({ fault }: Pick<Reading, 'fault'>): boolean {
  return fault !== null && fault.code === null;
}

/** Whether an answer says of a report that it is not ready. */
export function isUnderWay({ result }: Pick<Reading, 'result'>): boolean {
  return (
    result !== null &&
    isAnswerRecord(result) &&
    UNDER_WAY.includes(String(result.Status)) &&
    'TaskId' in result
  );
}

const UNDER_WAY: readonly string[] = ['Enqueued', 'Executing'];

/** @throws the reason of the signal. */
function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
