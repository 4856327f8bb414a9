import { shortened } from '../../base/quoted-text.ts';
import type {
  CaptureEvidence,
  ComparedAnswers,
  Contradiction,
} from '../../contracts/evidence/evidence-file.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { CapturedRead } from './captured-read.ts';
import type { Difference } from './differences.ts';

type Counts = { -readonly [Count in 'same' | 'otherwise' | 'untold']: number };
type Counted = Counts & { contradiction: Contradiction | null };

/** Counts by service and operation which captured answers the mock repeats, and which not. */
export class AnswerTally {
  readonly #targets = new Map<string, { since: Date | null; readonly operations: Map<Operation, Counted> }>();

  /** An answer that is repeated. */
  repeat(read: CapturedRead): void {
    this.#of(read).same++;
  }

  /** An answer that is given otherwise. @param isOfMock whether the mock, and not its world, may be wrong. */
  differ(read: CapturedRead, { path, expected, found }: Difference, isOfMock: boolean): void {
    const counted = this.#of(read);
    if (isOfMock) {
      counted.otherwise++;
      counted.contradiction ??= { path, expected: beginningOf(expected), found: beginningOf(found) };
    } else counted.untold++;
  }

  /** By the addresses of the services. */
  get evidence(): CaptureEvidence[] {
    return [...this.#targets].map(([target, { since, operations }]) => ({
      target,
      since: since?.toISOString() ?? null,
      operations: [...operations]
        .map(([{ name, service }, counted]): ComparedAnswers => {
          return { service: service.name, version: service.version, operation: name, ...counted };
        })
        .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)),
    }));
  }

  #of({ operation, exchange, at }: CapturedRead): Counted {
    const { origin } = new URL(exchange.url);
    const target = this.#targets.get(origin) ?? { since: at, operations: new Map<Operation, Counted>() };
    this.#targets.set(origin, target);
    if (at && (!target.since || at < target.since)) target.since = at;
    const counted = target.operations.get(operation) ?? {
      same: 0,
      otherwise: 0,
      untold: 0,
      contradiction: null,
    };
    target.operations.set(operation, counted);
    return counted;
  }
}

/** Of answers that are no XML, and of what is written otherwise, a difference is all of it. In characters. */
const LONGEST = 200;

function beginningOf(value: string | null): string | null {
  return value && shortened(value, LONGEST);
}

function nameOf({ service, version, operation }: ComparedAnswers): string {
  return `${service} ${version} ${operation}`;
}
