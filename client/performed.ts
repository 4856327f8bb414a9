import type { PerformedCall } from '../contracts/control/perform.ts';
import type { Version } from '../contracts/interface/model.ts';
import type {
  NewestVersionOf,
  OperationIn,
  OperationName,
  QualifiedOperationName,
  RequestOf,
  ResponseOf,
} from '../contracts/interface/operation-types.ts';
import type { Answerable } from './answer-rule.ts';

/** The arguments that an operation is performed with; those of single sign-on say who the login is, which is known. */
export type PerformArguments<
  Operation extends OperationName,
  V extends Version = NewestVersionOf<Operation>,
> = Operation extends QualifiedOperationName<'SingleSignOn'> | OperationIn<'SingleSignOn'>
  ? Partial<Answerable<RequestOf<Operation, V>>>
  : Answerable<RequestOf<Operation, V>>;

/** A value as JSON tells it: bytes as base64, and null for nothing. */
type AsJson<T> = T extends void
  ? null
  : T extends Uint8Array
    ? string
    : T extends readonly (infer Item)[]
      ? readonly AsJson<Item>[]
      : T extends object
        ? { readonly [Field in keyof T]: AsJson<T[Field]> }
        : T;

/** What came of an operation that was performed. */
export type Performed<
  Operation extends OperationName = OperationName,
  V extends Version = NewestVersionOf<Operation>,
> = Omit<PerformedCall, 'result'> & {
  /** What the operation answered; null for nothing, and where the call was refused. */
  readonly result: AsJson<ResponseOf<Operation, V>> | null;
};

/** How an operation is performed. */
export interface PerformOptions<V extends Version> {
  readonly version?: V;
  /** Whether trouble and chosen answers meet the call, and count it; not unless said otherwise. */
  readonly rules?: boolean;
}
