import { groupedBy } from '../../base/grouped-by.ts';
import type { Operation, Version } from '../../contracts/interface/model.ts';
import { isCallOff, isOutOfSight } from '../wire/access-errors.ts';
import { type Fault, messageIn } from '../wire/decode.ts';
import { recordsIn } from './found-records.ts';
import { KnownRecords, type RecordKind } from './known-records.ts';
import {
  type AskableOperation,
  missingKinds,
  operationsToAsk,
  type Question,
  questionsOf,
} from './questions.ts';
import { type AskingOptions, isFailure, isUnderWay, ServiceAnswers } from './service-answers.ts';

export interface SurveyOptions extends AskingOptions {
  readonly version: Version;
  /** For how many years is asked what is of a year or a period, the current one among them. */
  readonly years: number;
  /** Told of each question that was answered. */
  readonly onAnswer: (progress: SurveyProgress) => void;
}

/** How far a survey is. */
export interface SurveyProgress {
  readonly operation: Operation;
  /** Whether the service was asked, and not answered before. */
  readonly isNew: boolean;
  /** How many questions are answered. */
  readonly done: number;
  /** How many questions are known: answers tell of more. */
  readonly known: number;
  readonly faults: number;
}

/** Answers of one operation by which it was refused. */
export interface FaultsSeen {
  readonly operation: string;
  readonly text: string;
  readonly count: number;
}

/** An operation that was not asked, or not to its end. */
export interface LeftOutOperation {
  readonly operation: string;
  readonly why: string;
}

/** What a survey came to. */
export interface SurveyReport {
  /** False where it was ended before. */
  readonly isComplete: boolean;
  /** How many questions the service was asked. */
  readonly asked: number;
  /** How many questions were answered before. */
  readonly before: number;
  /** How many records answers told of. */
  readonly found: Readonly<Record<'debtor' | 'company' | 'employee' | 'run', number>>;
  readonly faults: readonly FaultsSeen[];
  readonly leftOut: readonly LeftOutOperation[];
  /** How many questions the service failed to answer. */
  readonly failed: number;
  /** How many reports were not ready when they were asked for. */
  readonly underWay: number;
}

/** After how many records that are out of sight, and none in it, an operation is not asked of others. */
const ENOUGH_OUT_OF_SIGHT = 3;

/**
 * Asks a service all that it can be asked: first what needs no arguments, and then by the records of which answers tell. What
 * writes, or is not known to read, is never sent.
 * @throws as `ServiceAnswers.to` does.
 */
export async function survey(options: SurveyOptions): Promise<SurveyReport> {
  return new Survey(options).run();
}

class Survey {
  readonly #options: SurveyOptions;
  readonly #answers: ServiceAnswers;
  readonly #records = new KnownRecords();
  readonly #operations: ReturnType<typeof operationsToAsk>;
  readonly #done = new Set<string>();
  readonly #outcomes = new Map<Operation, Outcome>();
  /** How many questions of those known are still to be asked. */
  #open = 0;
  #asked = 0;
  #faults = 0;
  #failed = 0;
  #underWay = 0;

  constructor(options: SurveyOptions) {
    this.#options = options;
    this.#answers = new ServiceAnswers(options);
    this.#operations = operationsToAsk(options.version);
  }

  async run(): Promise<SurveyReport> {
    const { signal } = this.#options;
    for (;;) {
      const open = this.#openQuestions();
      const [lowest] = [...open.keys()].sort((one, other) => one - other);
      if (lowest === undefined) return this.#report(true);
      for (const question of open.get(lowest) ?? []) {
        if (signal.aborted) return this.#report(false);
        this.#open--;
        if (this.#outcomeOf(question.operation).isGivenUp) continue;
        try {
          await this.#ask(question);
        } catch (error) {
          if (!signal.aborted || error !== signal.reason) throw error;
          return this.#report(false);
        }
      }
    }
  }

  /** What is known to be asked and was not, by rank. */
  #openQuestions(): ReadonlyMap<number, readonly Question[]> {
    const open = this.#operations.askable
      .filter(({ operation }) => !this.#outcomeOf(operation).isGivenUp)
      .flatMap((askable) =>
        questionsOf(askable, this.#records)
          .filter((question) => !this.#done.has(keyOf(question)))
          .map((question) => ({ question, rank: askable.rank })),
      );
    this.#open = open.length;
    const byRank = groupedBy(open, ({ rank }) => rank);
    return new Map([...byRank].map(([rank, list]) => [rank, list.map(({ question }) => question)]));
  }

  async #ask(question: Question): Promise<void> {
    const { years, onAnswer } = this.#options;
    const { operation, about } = question;
    const { reading, isNew } = await this.#answers.to(question);
    this.#done.add(keyOf(question));
    if (isNew) this.#asked++;
    this.#outcomeOf(operation).add(reading.fault);
    if (reading.fault) this.#faults++;
    if (isFailure(reading)) this.#failed++;
    if (isUnderWay(reading)) this.#underWay++;
    for (const { kind, row } of recordsIn(operation, reading.result, years))
      this.#records.add(kind, row, about);
    const done = this.#done.size;
    onAnswer({ operation, isNew, done, known: done + this.#open, faults: this.#faults });
  }

  #outcomeOf(operation: Operation): Outcome {
    const outcome = this.#outcomes.get(operation) ?? new Outcome();
    this.#outcomes.set(operation, outcome);
    return outcome;
  }

  #report(isComplete: boolean): SurveyReport {
    const found = (kind: RecordKind) => this.#records.count(kind);
    return {
      isComplete,
      asked: this.#asked,
      before: this.#done.size - this.#asked,
      found: {
        debtor: found('debtor'),
        company: found('company'),
        employee: found('employee'),
        run: found('run'),
      },
      faults: [...this.#outcomes].flatMap(([operation, { faults }]) =>
        [...faults].map(([text, count]) => ({ operation: nameOf(operation), text, count })),
      ),
      leftOut: [
        ...this.#operations.unaskable.map(({ operation, why }) => ({ operation: nameOf(operation), why })),
        ...this.#operations.askable.flatMap((one) => this.#leftOut(one, isComplete)),
      ],
      failed: this.#failed,
      underWay: this.#underWay,
    };
  }

  /** @param isComplete whether what was not asked for will not be, either. */
  #leftOut(askable: AskableOperation, isComplete: boolean): LeftOutOperation[] {
    const outcome = this.#outcomeOf(askable.operation);
    const operation = nameOf(askable.operation);
    if (outcome.isGivenUp) return [{ operation, why: outcome.whyGivenUp }];
    if (outcome.count > 0 || !isComplete) return [];
    return [{ operation, why: `no answer told of a ${missingKinds(askable, this.#records).join(' or a ')}` }];
  }
}

/** What became of the questions of one operation. */
class Outcome {
  readonly faults = new Map<string, number>();
  count = 0;
  #isOff = false;
  #outOfSight = 0;

  add(fault: Fault | null): void {
    this.count++;
    if (!fault) return;
    const text = messageIn(fault.text);
    this.faults.set(text, (this.faults.get(text) ?? 0) + 1);
    if (isCallOff(fault.code)) this.#isOff = true;
    else if (isOutOfSight(fault.code)) this.#outOfSight++;
  }

  get isGivenUp(): boolean {
    return this.#isOff || (this.#outOfSight === this.count && this.count >= ENOUGH_OUT_OF_SIGHT);
  }

  get whyGivenUp(): string {
    return this.#isOff
      ? 'the login may not call it, so that it was not asked again'
      : `the login saw none of the first ${this.count} records, so that it was not asked of others`;
  }
}

function keyOf({ operation, parameters }: Question): string {
  return JSON.stringify([operation.service.name, operation.name, parameters]);
}

function nameOf({ name, service }: Operation): string {
  return `${service.name}.${name}`;
}
