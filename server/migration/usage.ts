import type { ParsedElement } from '../../base/xml/read.ts';
import type { Consumer, UsedOperation } from '../../contracts/consumer/consumer.ts';
import { fieldNamed, fieldsBelow } from '../../contracts/interface/fields.ts';
import type { Field, Operation, Scope } from '../../contracts/interface/model.ts';
import { answeredPaths, hasRequest, type MessageElements, sentPaths } from '../journal/used-elements.ts';

/** What is used of an operation, and how often. */
export interface CountedOperation extends UsedOperation {
  /** Null where it is not known how often it is called. */
  readonly calls: number | null;
}

/** Whom calls name by their ids. */
export type NamedIds = Readonly<Record<Scope, ReadonlySet<number>>>;

/** What an integration uses, and whom it names. */
export interface Usage {
  readonly operations: readonly CountedOperation[];
  readonly named: NamedIds;
}

interface Tally {
  calls: number;
  readonly sends: Set<string>;
  readonly answered: Set<string>;
}

/** Gathers call by call what an integration uses. */
export class UsageTally implements Usage {
  readonly #tallies = new Map<Operation, Tally>();
  readonly named = { debtor: new Set<number>(), company: new Set<number>(), employee: new Set<number>() };

  add(call: MessageElements): void {
    const tally = this.#tallyOf(call.operation);
    tally.calls++;
    for (const path of answeredPaths(call)) tally.answered.add(path);
    if (!hasRequest(call)) return;
    for (const path of sentPaths(call)) tally.sends.add(path);
    for (const [scope, id] of idsIn(call.request, call.operation.request)) this.named[scope].add(id);
  }

  get operations(): CountedOperation[] {
    return Array.from(this.#tallies, ([operation, { calls, sends, answered }]) => ({
      operation,
      calls,
      sends: [...sends].sort(),
      answered: [...answered].sort(),
      reads: [],
    }));
  }

  #tallyOf(operation: Operation): Tally {
    const known = this.#tallies.get(operation);
    if (known) return known;
    const tally = { calls: 0, sends: new Set<string>(), answered: new Set<string>() };
    this.#tallies.set(operation, tally);
    return tally;
  }
}

/** What recorded calls use. */
export function usageOfCalls(calls: Iterable<MessageElements>): Usage {
  const tally = new UsageTally();
  for (const call of calls) tally.add(call);
  return tally;
}

/** What a consumer file says that an integration uses; how often it calls, and whom, it does not say. */
export function usageOfConsumer({ operations }: Consumer): Usage {
  return {
    operations: operations.map((used) => ({ ...used, calls: null })),
    named: { debtor: new Set(), company: new Set(), employee: new Set() },
  };
}

/** The same calls, of which it is declared what is read. */
export function withReadsOf({ operations, named }: Usage, consumer: Consumer): Usage {
  const readsOf = (operation: Operation) =>
    consumer.operations.find((declared) => declared.operation === operation)?.reads ?? [];
  return { operations: operations.map((used) => ({ ...used, reads: readsOf(used.operation) })), named };
}

/** The ids of debtors, companies and employees in a request. */
function* idsIn(element: ParsedElement, fields: readonly Field[]): Generator<readonly [Scope, number]> {
  for (const child of element.children) {
    const field = fieldNamed(fields, child.name);
    if (!field) continue;
    const id = Number(child.text);
    if (field.identity && child.text.trim() !== '' && Number.isInteger(id) && id !== field.identity.none)
      yield [field.identity.scope, id];
    yield* idsIn(child, fieldsBelow(field.type));
  }
}
