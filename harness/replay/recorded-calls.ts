import { nearestName } from '../../base/nearest-name.ts';
import { sentences } from '../../base/sentences.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { serviceAt } from '../../contracts/interface/service-at.ts';
import { type ComparedArgument, comparisonOf } from '../../server/journal/differences.ts';
import type { SoapVersion } from '../../server/soap/protocol.ts';
import type { Exchange } from '../serving/exchange.ts';
import type { CallAnswer, IncomingCall } from '../serving/incoming-call.ts';
import { type Arguments, operationOf, readArguments, soapVersionOf } from '../serving/read-call.ts';

/** A call that was recorded with its answer. */
interface RecordedCall {
  readonly version: SoapVersion;
  readonly args: Arguments;
}

/** The answers of one question, in the order in which they were given; the last one is given again and again. */
interface Question {
  readonly answers: CallAnswer[];
  asked: number;
}

/** What is known of a call. */
export interface FoundAnswer {
  /** Null for what is no call, and where none is named that is known. */
  readonly operation: Operation | null;
  /** The answer, or why there is none, with the nearest that there is. */
  readonly found: CallAnswer | string;
}

/** How many differences are told of the nearest call. */
const MOST_TOLD = 5;

/** Answers as they were recorded, found by operation and arguments. */
export class RecordedCalls {
  readonly #calls = new Map<Operation, RecordedCall[]>();
  readonly #questions = new Map<string, Question>();
  /** Of what is no call: descriptions of services, by their paths and queries. */
  readonly #pages = new Map<string, CallAnswer>();

  constructor(exchanges: Iterable<Exchange>) {
    for (const exchange of exchanges) this.#add(exchange);
  }

  /** How many calls of how many operations there are. */
  get size(): { readonly calls: number; readonly operations: number } {
    const calls = [...this.#calls.values()].reduce((sum, { length }) => sum + length, 0);
    return { calls, operations: this.#calls.size };
  }

  find(call: IncomingCall): FoundAnswer {
    if (call.method !== 'POST') {
      const page = this.#pages.get(pageKey(call.path));
      return { operation: null, found: page ?? `There is no answer to ${call.method} ${call.path}.` };
    }
    const operation = operationOf(call.service, call);
    if (!operation) return { operation, found: 'The call names no operation that is known.' };
    return { operation, found: this.#answer(operation, call) };
  }

  #answer(operation: Operation, call: IncomingCall): CallAnswer | string {
    const args = readArguments(operation, call);
    if (!args) return `The call of ${nameOf(operation)} cannot be read.`;
    const version = soapVersionOf(call);
    const question = this.#questions.get(keyOf(operation, version, args));
    if (!question) return this.#miss(operation, version, args);
    const at = Math.min(question.asked++, question.answers.length - 1);
    return question.answers[at] as CallAnswer;
  }

  #add({ method, url, request, answer }: Exchange): void {
    const found = serviceAt(url);
    if (!found) return;
    const { service, path } = found;
    if (method !== 'POST') {
      const [, query = ''] = /(\?[^#]*)/.exec(url) ?? [];
      this.#pages.set(pageKey(path + query), answer);
      return;
    }
    const operation = operationOf(service, request);
    const args = operation && readArguments(operation, request);
    if (!operation || !args) return;
    const calls = this.#calls.get(operation) ?? [];
    const version = soapVersionOf(request);
    calls.push({ version, args });
    this.#calls.set(operation, calls);
    const key = keyOf(operation, version, args);
    const question = this.#questions.get(key) ?? { answers: [], asked: 0 };
    question.answers.push(answer);
    this.#questions.set(key, question);
  }

  #miss(operation: Operation, version: SoapVersion, args: Arguments): string {
    const calls = this.#calls.get(operation);
    if (!calls) {
      const recorded = [...this.#calls.keys()];
      const name = nearestName(
        operation.name,
        recorded.map((one) => one.name),
      );
      const nearest = recorded.find((one) => one.name === name);
      return sentences(
        `${nameOf(operation)} was not recorded.`,
        nearest ? `The nearest that was is ${nameOf(nearest)}.` : '',
      );
    }
    const alike = calls.filter((one) => one.version === version);
    const [other] = calls;
    if (alike.length === 0)
      return `${nameOf(operation)} was not recorded in SOAP ${version}, but in SOAP ${other?.version}.`;
    const compared = alike.map((one) =>
      comparisonOf(operation.request, one.args)(args, 0).filter(({ isSame }) => !isSame),
    );
    const nearest = compared.reduce((best, one) => (one.length < best.length ? one : best));
    return `${nameOf(operation)} was not recorded with these arguments. The nearest call of it differs in ${differencesText(nearest)}.`;
  }
}

function differencesText(differences: readonly ComparedArgument[]): string {
  const told = differences
    .slice(0, MOST_TOLD)
    .map(({ path, expected, sent }) => `${path} (recorded ${expected}, sent ${sent})`);
  const left = differences.length - told.length;
  return [...told, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}

/** With its version, where that is not the newest. */
function nameOf({ service: { version }, name }: Operation): string {
  return version === 'v3' ? name : `${name} of ${version}`;
}

function keyOf({ service, name }: Operation, version: SoapVersion, args: Arguments): string {
  return `${service.version} ${service.name} ${name} ${version} ${JSON.stringify(args, asText)}`;
}

function asText(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function pageKey(path: string): string {
  return path.toLowerCase();
}
