import { tellableError } from '../../base/error-text.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import { type Steps, unlessAborted, type WaitingSteps, waitingFor } from '../../base/turns.ts';
import { changedResult } from '../../contracts/answers/answer-change.ts';
import { resultSteps } from '../../contracts/answers/answer-value.ts';
import { plainResult } from '../../contracts/answers/plain-result.ts';
import { type ReadyAnswer, type ReadyFault, readFault } from '../../contracts/answers/ready-answer.ts';
import type { AnswerFault } from '../../contracts/control/answers.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { faults } from '../soap/faults.ts';
import { SubstituteAnswer } from '../trouble/substitute-answer.ts';

/** A call that gets a chosen answer. */
export interface AnsweredCall {
  readonly operation: Operation;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** How long a function may take, in milliseconds. */
  readonly timeout: number;
  /** Aborted when the environment is deleted; null where the login is not known. */
  readonly deletion: AbortSignal | null;
  /** Does what the operation does, and comes to what it answers. @throws the refusal of the call. */
  perform(): WaitingSteps<unknown>;
  /**
   * The same beside the steps of the answer, which may wait for it, and as often as it is asked for.
   * @param read what is made of what the operation answers, while that reads of one state.
   * @throws the refusal of the call, and an error once it has ended.
   */
  performBeside<T>(read: (own: WaitingSteps<unknown>) => WaitingSteps<T>): Promise<T>;
}

/** What came of a chosen answer. */
export interface Answered {
  /** As the writer takes it. */
  readonly result: unknown;
  /** The paths of changes whose place was not there. */
  readonly missed: readonly string[];
}

/** Answers a call. @throws the fault, or what is no SOAP, that is answered in the place of a result. */
export type Answering = (call: AnsweredCall) => WaitingSteps<Answered>;

/** What a function can ask for while it answers. */
export interface AnswerContext {
  /** Does what the operation does, and comes to what it would answer. @throws the refusal of the call, which may be passed on. */
  next(): Promise<unknown>;
  /** The error to throw where a fault is the answer. */
  fault(fault: number | AnswerFault): Error;
}

/** A function of a program that runs the mock in itself. */
export type AnswerFunction = (args: Readonly<Record<string, unknown>>, context: AnswerContext) => unknown;

/** What a rule answers a call with. */
export type RuleAnswer = ReadyAnswer | { readonly kind: 'function'; readonly byFunction: AnswerFunction };

/** What a function answered is no answer of the operation. */
export class WrongAnswer extends Error {
  readonly detail: string;
  readonly remedy: string;

  constructor(detail: string, remedy: string) {
    super(`${detail} ${remedy}`);
    this.name = 'WrongAnswer';
    this.detail = detail;
    this.remedy = remedy;
  }
}

/** Puts an answer to work. */
export function answeringWith(answer: RuleAnswer): Answering {
  switch (answer.kind) {
    case 'result':
      return withoutSteps(() => ({ result: answer.result, missed: [] }));
    case 'change':
      return function* ({ operation, perform }) {
        const own = yield* perform();
        if (operation.result === null) return { result: own, missed: [] };
        const { result, missed } = yield* changedResult(operation.result, own, answer.changes);
        return { result, missed: missed.map(({ path }) => path.text) };
      };
    case 'fault':
      return withoutSteps(() => {
        throw faults.chosen(answer.fault);
      });
    case 'body':
      return withoutSteps(() => {
        throw SubstituteAnswer.raw(answer.body);
      });
    case 'function':
      return answeringBy(answer.byFunction);
  }
}

/** Lets a function answer; what it answers is held against the catalogue. @throws WrongAnswer and what the function throws. */
function answeringBy(byFunction: AnswerFunction): Answering {
  return function* ({ operation, arguments: args, timeout, deletion, performBeside }) {
    const context: AnswerContext = {
      next() {
        const answer = performBeside((own) => plain(operation, own));
        // One that the function does not wait for is no news, and must not end the program.
        answer.catch(() => {});
        return answer;
      },
      fault: (fault) => faults.chosen(faultOf(fault)),
    };
    // What it does to its arguments changes nothing of the call.
    const answer = async () => byFunction(structuredClone(args), context);
    const answered = inTime(answer().catch(throwTellable), timeout);
    const value = yield* waitingFor(deletion ? unlessAborted(answered, deletion) : answered);
    return { result: yield* resultOf(operation, value), missed: [] };
  };
}

/** The longest time that a timer takes. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Settles as an answer does, or is rejected once it takes too long; what it waits for keeps no program from ending. */
function inTime<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  const end = new AbortController();
  const late = `A function did not answer within ${milliseconds} ms. Let it end earlier, or start with a longer answerTimeout.`;
  const timer = setTimeout(() => end.abort(new Error(late)), Math.min(milliseconds, LONGEST_TIMER));
  if (typeof timer === 'object') timer.unref();
  return unlessAborted(answer, end.signal).finally(() => clearTimeout(timer));
}

function throwTellable(error: unknown): never {
  throw tellableError(error);
}

function* plain({ result }: Operation, own: WaitingSteps<unknown>): WaitingSteps<unknown> {
  return yield* plainResult(result, yield* own);
}

function* resultOf({ result }: Operation, value: unknown): Steps<unknown> {
  if (value === undefined && result !== null)
    throw new WrongAnswer('The function returned nothing.', 'Return a result, or null for none.');
  try {
    return yield* resultSteps(result, value, 'result');
  } catch (error) {
    throw asWrongAnswer(error);
  }
}

function faultOf(fault: unknown): ReadyFault {
  try {
    return readFault(fault, 'fault');
  } catch (error) {
    throw asWrongAnswer(error);
  }
}

function asWrongAnswer(error: unknown): unknown {
  return error instanceof NotPossible ? new WrongAnswer(error.detail, error.remedy) : error;
}

function withoutSteps(answer: () => Answered): Answering {
  // biome-ignore lint/correctness/useYield: There are no steps to take.
  return function* () {
    return answer();
  };
}
