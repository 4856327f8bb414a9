import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { FindingKind } from '../../contracts/finding.ts';
import { DurationCounts } from './duration-counts.ts';

/** Which operation it is. */
export type Called = Pick<RecordedCall, 'service' | 'version' | 'operation'>;

/** What is counted of the calls of an operation; of those that could not be routed, of their service. */
interface OperationCounts {
  readonly called: Called;
  readonly durations: DurationCounts;
  /** How many there were by what came of them: `ok`, `fault 1003`, `status 503`. */
  readonly outcomes: Map<string, number>;
}

/** What is counted of all calls since the start, whether the journal still remembers them or not. */
export class CallCounts {
  readonly #byOperation = new Map<string, OperationCounts>();
  readonly #findings = new Map<FindingKind, number>();

  /** @param outcome what came of it. */
  note(call: Called & Pick<RecordedCall, 'durationMs' | 'findings'>, outcome: string): void {
    const { durations, outcomes } = this.#of(call);
    durations.note(call.durationMs);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    for (const { kind } of call.findings) this.#findings.set(kind, (this.#findings.get(kind) ?? 0) + 1);
  }

  get operations(): Iterable<OperationCounts> {
    return this.#byOperation.values();
  }

  get findings(): ReadonlyMap<FindingKind, number> {
    return this.#findings;
  }

  #of({ service, version, operation }: Called): OperationCounts {
    const name = `${version} ${service} ${operation}`;
    const known = this.#byOperation.get(name);
    if (known) return known;
    const called = { service, version, operation };
    const counts = { called, durations: new DurationCounts(), outcomes: new Map() };
    this.#byOperation.set(name, counts);
    return counts;
  }
}
