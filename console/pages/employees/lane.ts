import type { Environment } from '../../../client/environment.ts';
import type { PerformArguments } from '../../../client/performed.ts';
import type { LoginRecord } from '../../../contracts/control/logins.ts';
import type { QualifiedOperationName } from '../../../contracts/interface/operation-types.ts';
import { type Answer, performAs, type ResultOf } from '../../mock/performed.ts';
import type { Stretch } from './periods.ts';

/** Something that held for a person for a time. */
export interface Span extends Stretch {
  /** Its value, in a few words. */
  readonly text: string;
}

/** The years that are looked at, the last one included. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

/** An employee, as a login is told of it. */
export class SeenEmployee {
  readonly id: number;
  readonly years: Years;
  readonly #environment: Environment;
  readonly #login: LoginRecord;

  constructor(environment: Environment, login: LoginRecord, id: number, years: Years) {
    this.id = id;
    this.years = years;
    this.#environment = environment;
    this.#login = login;
  }

  perform<Operation extends QualifiedOperationName>(
    operation: Operation,
    args: PerformArguments<Operation>,
  ): Promise<Answer<ResultOf<Operation>>> {
    return performAs(this.#environment, this.#login, operation, args);
  }
}

/** A kind of thing that holds for a time, and how it is read. */
export interface Kind {
  readonly name: string;
  readonly operations: readonly QualifiedOperationName[];
  /** What it is about: money, or not being at work; left out for all else. */
  readonly tone?: 'paid' | 'away';
  /** Of more years it is not read; left out where it always is. */
  readonly mostYears?: number;
  readonly read: (employee: SeenEmployee) => Promise<Answer<readonly Span[]>>;
}

/** All of one kind that there is. */
export interface Lane extends Kind {
  /** Null for what was not read, since too many years are looked at. */
  readonly answer: Answer<readonly Span[]> | null;
}

/** What there is of each kind. */
export function lanesOf(employee: SeenEmployee, kinds: readonly Kind[]): Promise<Lane[]> {
  const count = employee.years.last - employee.years.first + 1;
  return Promise.all(
    kinds.map(async (kind) => ({
      ...kind,
      answer: count > (kind.mostYears ?? count) ? null : await kind.read(employee),
    })),
  );
}

/** What is known to have held, of a lane that was read and is not refused. */
export function spansIn({ answer }: Lane): readonly Span[] {
  return answer?.kind === 'told' ? answer.result : [];
}

/** The records of a list that may hold nothing, or be nothing. */
export function recordsIn<Item>(list: readonly (Item | null)[] | null | undefined): Item[] {
  return (list ?? []).filter((item) => item !== null);
}
