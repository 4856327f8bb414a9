import type {
  AnswerBody,
  AnswerChange,
  AnswerFault,
  AnswerRule as AnswerRuleJson,
} from '../contracts/control/answers.ts';
import type { Version } from '../contracts/interface/model.ts';
import type { OperationName, RequestOf, ResponseOf } from '../contracts/interface/operation-types.ts';

/**
 * What can be said for a value of an operation: decimals as numbers too, days and times as `Date`s, bytes as base64; what
 * an answer may be without can be left out.
 */
export type Answerable<T> = T extends null | undefined | boolean | number
  ? T
  : T extends Uint8Array
    ? Uint8Array | string
    : T extends string
      ? string extends T
        ? string | Date
        : T extends `${number}`
          ? T | number
          : T
      : T extends readonly (infer Item)[]
        ? readonly Answerable<Item>[]
        : { readonly [Field in keyof T]: Answerable<T[Field]> };

/** One answer of an operation: one of these alone. */
export type ChosenAnswer<Operation extends OperationName, V extends Version = Version> =
  | {
      /** What the operation answers; null for nothing. */
      readonly result: ResponseOf<Operation, V> extends void ? null : Answerable<ResponseOf<Operation, V>>;
    }
  | {
      /** Changes of the answer that would come: `{ set: '[0].Id', to: 9003 }`, `{ remove: '[*].Birthday' }`, `{ nil: '[*]' }`. */
      readonly change: AnswerChange | readonly AnswerChange[];
    }
  | {
      /** `1003`, or any code and text. */
      readonly fault: number | AnswerFault;
    }
  | {
      /** Raw text, for answers that break the contract on purpose. */
      readonly body: string | AnswerBody;
    };

/** Answers that are given one after the other. */
export interface AnswerSequence<Operation extends OperationName, V extends Version = Version> {
  readonly sequence: readonly [ChosenAnswer<Operation, V>, ...ChosenAnswer<Operation, V>[]];
}

/**
 * Answers calls, in the process of the mock. The time it takes is latency; what it throws is told to `onError`, and the
 * client sees an unknown error.
 * @template Env its environment.
 */
export type AnswerFunction<Operation extends OperationName, V extends Version, Env> = (
  args: RequestOf<Operation, V>,
  context: AnswerContext<Operation, V, Env>,
) => Answerable<ResponseOf<Operation, V>> | Promise<Answerable<ResponseOf<Operation, V>>>;

/** What a function can ask for while it answers. */
export interface AnswerContext<Operation extends OperationName, V extends Version, Env> {
  /** Does what the operation does, and comes to what it would answer. Where it is refused this throws, which may be passed on. */
  readonly next: () => Promise<ResponseOf<Operation, V>>;
  /** The environment of the call. */
  readonly environment: Env;
  /** The error to throw where a fault is the answer: `throw fault(1003)`. */
  readonly fault: (fault: number | AnswerFault) => Error;
}

/** Which calls of an operation a rule is for; all unless said otherwise. */
export type AnswerConditions<
  Operation extends OperationName,
  V extends Version = Version,
  Name extends string = string,
> = Pick<AnswerRuleJson, 'when' | 'probability' | 'seed' | 'times' | 'priority' | 'optional'> & {
  readonly version?: V;
  /** Only calls of this login: its name, or its username. */
  readonly login?: Name | `${string}@${string}`;
  /** Only calls with these arguments: as much of them as matters. */
  readonly with?: PlainArguments<RequestOf<Operation, V>>;
};

/** As much of the arguments of each version as matters. */
type PlainArguments<Request> = Request extends unknown ? PlainPart<Request> : never;

type PlainPart<T> = T extends null | undefined
  ? null
  : T extends boolean
    ? boolean
    : T extends number
      ? number | `${number}`
      : T extends Uint8Array
        ? Uint8Array | string
        : T extends string
          ? Answerable<T>
          : T extends readonly (infer Item)[]
            ? readonly PlainPart<Item>[]
            : { readonly [Field in keyof T]?: PlainPart<T[Field]> | null };
