import { merged } from '../../base/merge.ts';
import type { Target } from './target.ts';

/** As much of a rule as its book needs. */
export interface Rule<Report = unknown, Counts = unknown> {
  /** Counts the rules of an environment from 1. */
  readonly id: number;
  readonly definition: unknown;
  /** What it has counted so far. */
  readonly counts: Counts;
  /** Goes on from what was counted, by whomever; null for nothing. */
  goOnFrom(counts: Counts | null): void;
  /** Told whenever it has counted. */
  onCounted: () => void;
  /** The calls that it concerns. */
  readonly target: Target;
  /** About how many bytes it holds beside what every rule does. */
  readonly bytes: number;
  /** How it is told of. */
  readonly report: Report;
}

/** The rules of one environment, from one reset to the next. */
export class Chapter<R extends Rule> {
  readonly #rules = new Map<number, R>();
  /** The same by the names of their operations; those of any operation are under null. */
  readonly #byOperation = new Map<string | null, Map<number, R>>();
  #bytes = 0;

  /** In the order in which they were made. */
  get rules(): Iterable<R> {
    return this.#rules.values();
  }

  get count(): number {
    return this.#rules.size;
  }

  /** Of all of them together. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Those of an operation and those of any, in the order in which they were made. */
  of(operation: string): Iterable<R> {
    const own = this.#byOperation.get(operation);
    const general = this.#byOperation.get(null);
    if (!own || !general) return (own ?? general)?.values() ?? [];
    return merged([own.values(), general.values()], ({ id }) => id);
  }

  get(id: number): R | undefined {
    return this.#rules.get(id);
  }

  add(rule: R): void {
    const { id, bytes, target } = rule;
    const ofOperation = this.#byOperation.get(target.operation) ?? new Map();
    this.#byOperation.set(target.operation, ofOperation.set(id, rule));
    this.#rules.set(id, rule);
    this.#bytes += bytes;
  }

  /** Puts a rule where the one with its id stands, in the order in which they were made. */
  replace(present: R, rule: R): void {
    this.#takeFromOperation(present);
    const { operation } = rule.target;
    const ofOperation = new Map(this.#byOperation.get(operation)).set(rule.id, rule);
    this.#byOperation.set(operation, new Map([...ofOperation].sort(([one], [other]) => one - other)));
    this.#rules.set(rule.id, rule);
    this.#bytes += rule.bytes - present.bytes;
  }

  remove(rule: R): void {
    this.#takeFromOperation(rule);
    this.#rules.delete(rule.id);
    this.#bytes -= rule.bytes;
  }

  #takeFromOperation({ id, target: { operation } }: R): void {
    const ofOperation = this.#byOperation.get(operation);
    ofOperation?.delete(id);
    if (ofOperation?.size === 0) this.#byOperation.delete(operation);
  }
}
