import { atOnce } from '../../base/turns.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { explainViolations } from '../../server/journal/verify-contract.ts';
import { ViolationGroups, violationsOfCall, violationsOfDiscarded } from '../../server/journal/violations.ts';

/** What the calls of a command did that their contract does not foresee, in whatever environments they were made. */
export class ContractOfCalls {
  readonly #known: ReadonlySet<string>;
  readonly #groups = new ViolationGroups();
  #calls = 0;
  #isKept = true;

  /** @param known the keys of violations that are accepted. */
  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /** How many calls there were. */
  get calls(): number {
    return this.#calls;
  }

  /** Whether nothing was found that is not known. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** @param call as it is told: masked. */
  add(call: RecordedCall): void {
    this.#calls++;
    for (const violation of violationsOfCall(call, (finding) => finding))
      if (!this.#known.has(violation.key)) this.#addViolation(violation);
  }

  /** Calls that are no longer remembered, so that it cannot be told what they did. */
  addDiscarded(discarded: number, oldest: RecordedCall | null): void {
    this.#calls += discarded;
    for (const violation of violationsOfDiscarded({ oldest, discarded })) this.#addViolation(violation);
  }

  /** Each violation with its place and remedy. */
  explain(): string {
    return atOnce(explainViolations(this.#groups));
  }

  #addViolation(violation: Parameters<ViolationGroups['add']>[0]): void {
    this.#isKept = false;
    this.#groups.add(violation);
  }
}
