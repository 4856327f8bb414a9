import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { type ParsedElement, parseXml, XmlError } from '../../base/xml/read.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { qualifiedName } from '../../contracts/interface/operations-named.ts';
import { serviceAt } from './called-operation.ts';
import { type Exchange, headerOf } from './exchange.ts';
import { messageText } from './message-text.ts';

/** A request that is to be answered from a capture. */
export type Asked = Pick<Exchange, 'url' | 'request'>;

/** What a capture has for a request: the answer, or why it has none and what comes nearest. */
export type Found = { readonly answer: Exchange['answer'] } | { readonly missing: string };

/** A call as it is told from others: who calls does not matter. */
interface Call {
  readonly operation: Operation;
  /** By the path of each element that holds a value, with its place among those of the same path. */
  readonly args: ReadonlyMap<string, string>;
}

/** The calls that were captured with the same arguments, with their answers. */
interface Recorded extends Call {
  readonly answers: Exchange['answer'][];
  /** How many of them were given. */
  given: number;
}

/**
 * The answers of a capture, by operation and arguments. What was asked several times is answered as it was then: first with
 * the first answer, and from the last one on always with that.
 */
export class ReplayBook {
  readonly #calls = new Map<string, Recorded>();
  readonly #byOperation = new Map<Operation, Recorded[]>();

  /** What is no call of an operation is left out. */
  constructor(exchanges: Iterable<Exchange>) {
    for (const exchange of exchanges) {
      const call = callOf(exchange);
      if (call) this.#add(call, exchange.answer);
    }
  }

  /** @param asked as it came; its people must be those of the capture, so it has gone through the same pseudonymizer. */
  answerTo(asked: Asked): Found {
    const call = callOf(asked);
    if (!call) return { missing: 'This is no call of an operation that the catalogue knows.' };
    const recorded = this.#calls.get(keyOf(call));
    if (!recorded) return { missing: this.#whyMissing(call) };
    const answer = recorded.answers[Math.min(recorded.given++, recorded.answers.length - 1)];
    return answer ? { answer } : { missing: this.#whyMissing(call) };
  }

  #add(call: Call, answer: Exchange['answer']): void {
    const key = keyOf(call);
    const known = this.#calls.get(key);
    if (known) {
      known.answers.push(answer);
      return;
    }
    const recorded = { ...call, answers: [answer], given: 0 };
    this.#calls.set(key, recorded);
    this.#byOperation.set(call.operation, [...(this.#byOperation.get(call.operation) ?? []), recorded]);
  }

  #whyMissing(call: Call): string {
    const name = nameOf(call.operation);
    const alike = this.#byOperation.get(call.operation) ?? [];
    const [nearest] = alike
      .map((recorded) => differences(call, recorded))
      .sort((one, other) => one.length - other.length);
    if (!nearest) {
      const names = [...this.#byOperation.keys()].map(nameOf);
      return `${name} was not captured. ${didYouMean(nearestName(name, names))}`.trim();
    }
    return `${name} was not captured with these arguments. The nearest call that was has ${nearest.join(', ')}.`;
  }
}

/** What a recorded call has otherwise: `EmployeeId 5000001 instead of 5000002`. */
function differences(asked: Call, recorded: Call): string[] {
  const paths = new Set([...asked.args.keys(), ...recorded.args.keys()]);
  return [...paths].flatMap((path) => {
    const [wanted, found] = [asked.args.get(path), recorded.args.get(path)];
    if (wanted === found) return [];
    if (found === undefined) return `no ${path}`;
    return wanted === undefined ? `${path} ${found}` : `${path} ${found} instead of ${wanted}`;
  });
}

function nameOf(operation: Operation): string {
  const { version } = operation.service;
  return `${qualifiedName(operation)}${version === 'v3' ? '' : ` ${version}`}`;
}

/** Null for what is no call of an operation. */
function callOf({ url, request }: Asked): Call | null {
  const service = serviceAt(url);
  const entry = bodyEntry(messageText(request.body, headerOf(request, 'content-type')).text);
  const operation = entry && service?.operation(entry.name);
  return operation ? { operation, args: argumentsOf(entry) } : null;
}

function bodyEntry(text: string): ParsedElement | null {
  try {
    return parseXml(text).children.find(({ name }) => name === 'Body')?.children[0] ?? null;
  } catch (error) {
    if (error instanceof XmlError) return null;
    throw error;
  }
}

/** Elements without a value say nothing, whether they are there or not. */
function argumentsOf(entry: ParsedElement): Map<string, string> {
  const args = new Map<string, string>();
  const add = ({ children, text }: ParsedElement, path: string): void => {
    if (children.length === 0 && text.trim() !== '') args.set(path, text.trim());
    const counts = new Map<string, number>();
    for (const child of children) {
      const at = counts.get(child.name) ?? 0;
      counts.set(child.name, at + 1);
      const name = at === 0 ? child.name : `${child.name}[${at}]`;
      add(child, path === '' ? name : `${path}/${name}`);
    }
  };
  add(entry, '');
  return args;
}

function keyOf({ operation, args }: Call): string {
  const { service, name } = operation;
  const sorted = [...args].sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([service.name, service.version, name, sorted]);
}
