import { counted } from '../../base/counted.ts';
import type { Place } from '../../base/document/document-node.ts';
import { elapsed, setTimeout } from '../../base/real-time.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { Masking } from '../../server/journal/masking/masking.ts';
import type { Caller, CallStep, Case, SendStep, Step } from '../format/case.ts';
import { embed, type Values } from '../format/references.ts';
import { textOf } from '../format/typed-text.ts';
import type { Setting } from '../targets/target.ts';
import { decodeAnswer, decodeFault, type Fault, type Reading } from '../wire/decode.ts';
import { type AuthHeader, encodeCall } from '../wire/encode.ts';
import { answerSummary, type HttpAnswer } from '../wire/soap-client.ts';
import {
  faultFailures,
  findingFailures,
  statusFailures,
  textFailures,
  withReason,
} from './answer-failures.ts';
import { type Disclosure, fullDisclosure, kindsOnly } from './disclosure.ts';
import { judge } from './judge.ts';
import type { Exchange, Failure, StepResult } from './results.ts';
import { select } from './select.ts';

/** Says what else is wrong with the envelope of an answer, such as that it does not fit the WSDL. */
type AnswerValidator = (operation: Operation, envelope: string) => readonly string[];

export interface CaseOptions {
  readonly validate?: AnswerValidator;
  /** Told of every answer to a call as it was read, and of the values the case has names for by then. */
  readonly onAnswer?: (step: CallStep, reading: Reading, values: Values) => void;
}

/** How long to wait between two tries of a call that is repeated, in milliseconds. */
const BETWEEN_TRIES = 200;

/** Takes the steps of one case, and remembers what they are to remember. */
export class Player {
  readonly #setting: Setting;
  readonly #isReal: boolean;
  readonly #options: CaseOptions;
  readonly #values: Map<string, string>;
  readonly #disclosure: Disclosure;
  /** Of the secrets of all logins there are or were. */
  readonly #masking = new Masking();

  constructor({ version }: Case, setting: Setting, isReal: boolean, options: CaseOptions) {
    this.#setting = setting;
    this.#isReal = isReal;
    this.#options = options;
    this.#values = new Map([...setting.ids, ['version', version]]);
    this.#disclosure = isReal ? kindsOnly(this.#values) : fullDisclosure(this.#values);
    this.#rememberLogins();
  }

  async take(step: Step): Promise<StepResult> {
    const result = await this.#taken(step);
    const failures = result.failures.map((one) => ({ ...one, message: this.#masking.text(one.message) }));
    return { ...result, failures };
  }

  async #taken(step: Step): Promise<StepResult> {
    const { title, place } = step;
    try {
      switch (step.kind) {
        case 'mock':
          await this.#setting.change(step);
          this.#rememberLogins();
          return { title, place, failures: [], exchange: null };
        case 'send':
          return await this.#send(step);
        case 'call':
          return await this.#callUntil(step, elapsed() + step.within);
      }
    } catch (error) {
      return { title, place, failures: [trouble(error, place)], exchange: null };
    }
  }

  async #callUntil(step: CallStep, deadline: number): Promise<StepResult> {
    for (let tries = 1; ; tries++) {
      const result = await this.#call(step);
      if (result.failures.length === 0) return result;
      if (elapsed() >= deadline) return step.within === 0 ? result : stillSo(result, step.within, tries);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
    }
  }

  async #call(step: CallStep): Promise<StepResult> {
    const { operation, request, caller, title, place, expected } = step;
    const envelope = encodeCall(operation, request, caller && this.#authOf(caller), this.#values);
    const answer = await this.#setting.post(operation, envelope);
    const exchange = this.#exchange(envelope, answer);
    const failures: Failure[] = [];
    const remarks = await this.#setting.remarks();
    const reading = readAnswer(operation, answer);
    if ('unreadable' in reading) {
      const message = withReason(`the answer cannot be read: ${reading.unreadable}`, remarks);
      return { title, place, failures: [{ message, place, kind: 'answer' }], exchange };
    }
    failures.push(...faultFailures(expected, reading.fault, answer, place, remarks));
    if (failures.length === 0 && !reading.fault)
      failures.push(...this.#resultFailures(step, reading, answer));
    failures.push(...findingFailures(expected, remarks, place));
    if (failures.length === 0) failures.push(...this.#keep(step, reading));
    this.#options.onAnswer?.(step, reading, this.#values);
    return { title, place, failures, exchange };
  }

  #resultFailures(
    { operation, result, place }: CallStep,
    { result: actual, misfits }: Reading,
    answer: HttpAnswer,
  ) {
    const messages = this.#isReal
      ? misfits.map((misfit) => misfit.replace(/, and is '[\s\S]*$/, ''))
      : misfits;
    const schema = [...messages, ...(this.#options.validate?.(operation, answer.body) ?? [])];
    const mismatches = result ? judge(result, actual, this.#disclosure) : [];
    return [
      ...mismatches.map(
        ({ path, message, place: at }): Failure => ({
          message: `${path || 'the result'}: ${message}`,
          place: at,
          kind: 'answer',
        }),
      ),
      ...schema.map(
        (message): Failure => ({ message: `against the schema: ${message}`, place, kind: 'schema' }),
      ),
    ];
  }

  async #send(step: SendStep): Promise<StepResult> {
    const { title, place, method, expected } = step;
    const text = (template: string) => embed(template, (name) => this.#values.get(name) ?? '');
    const body = step.body === null ? null : text(step.body);
    const headers = Object.fromEntries(
      Object.entries(step.headers).map(([name, value]) => [name, text(value)]),
    );
    const answer = await this.#setting.send({ method, path: text(step.path), headers, body });
    const failures: Failure[] = [];
    const remarks = await this.#setting.remarks();
    if (expected.fault) failures.push(...faultFailures(expected, readFault(answer), answer, place, remarks));
    else if (expected.status !== null)
      failures.push(...statusFailures(expected.status, answer, place, remarks));
    for (const [name, rule] of Object.entries(step.answerHeaders))
      failures.push(...textFailures(`header ${name}`, rule, answer.headers[name] ?? '', this.#disclosure));
    if (step.answerBody)
      failures.push(...textFailures('the body', step.answerBody, answer.body, this.#disclosure));
    failures.push(...findingFailures(expected, remarks, place));
    return { title, place, failures, exchange: this.#exchange(body ?? `${method} ${step.path}`, answer) };
  }

  #keep({ keep }: CallStep, { result }: Reading): Failure[] {
    return keep.flatMap(({ name, selection, place }): Failure[] => {
      const value = select(result, selection, this.#values);
      if (value === null)
        return [{ message: `the answer has no such value to keep as $${name}`, place, kind: 'answer' }];
      this.#values.set(name, value);
      return [];
    });
  }

  #authOf({ login, instead }: Caller): AuthHeader {
    const { username, token, domain } = this.#setting.logins.get(login) ?? noLogin(login);
    const said = Object.entries(instead).map(([part, text]) => [part, text && textOf(text, this.#values)]);
    return { username, token, domain, ...Object.fromEntries(said) };
  }

  #rememberLogins(): void {
    for (const [name, { username, token, password, domain }] of this.#setting.logins) {
      const before = this.#values.get(`${name}.token`);
      if (before !== undefined && before !== token) this.#values.set(`${name}.oldToken`, before);
      for (const secret of [token, password]) this.#masking.learn(name, secret);
      const parts = { username, token, password, domain: domain ?? '' };
      for (const [part, value] of Object.entries(parts)) this.#values.set(`${name}.${part}`, value);
    }
  }

  #exchange(request: string, { status, body }: HttpAnswer): Exchange | null {
    if (this.#isReal) return null;
    return { ...this.#masking.envelopes({ request, response: body }), status };
  }
}

/** What was tried again and again, and never held. */
function stillSo(result: StepResult, within: number, tries: number): StepResult {
  const span = within < 1_000 ? `${within} ms` : `${within / 1_000} s`;
  const end = `still so after ${span}, ${counted(tries, 'try', 'tries')}`;
  const failures = result.failures.map((failure) => ({ ...failure, message: `${failure.message}; ${end}` }));
  return { ...result, failures };
}

function noLogin(login: string): never {
  throw new Error(`there is no login ${login}`);
}

function readAnswer(operation: Operation, answer: HttpAnswer): Reading | { readonly unreadable: string } {
  try {
    return decodeAnswer(operation, answer.body);
  } catch (error) {
    return { unreadable: `${answerSummary(answer)}; ${(error as Error).message}` };
  }
}

function readFault({ body }: HttpAnswer): Fault | null {
  try {
    return decodeFault(body);
  } catch {
    return null;
  }
}

/** A step that could not be taken. */
export function trouble(error: unknown, place: Place): Failure {
  return { message: error instanceof Error ? error.message : String(error), place, kind: 'trouble' };
}
