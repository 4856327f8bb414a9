import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Operation } from '../../contracts/interface/model.ts';

/** A call that the console makes. */
interface CallToPerform {
  readonly operation: Operation;
  /** In SOAP 1.1. */
  readonly envelope: string;
  /** Whether rules of trouble and of answers meet it, and count it. */
  readonly meetsRules: boolean;
  /** The host it is sent to, with the port. */
  readonly host: string;
  /** Aborted when its answer is not waited for any more. */
  readonly signal: AbortSignal;
}

/** What came of it, secrets included. */
interface PerformedCall {
  /** As the journal has it. */
  readonly call: RecordedCall;
  /** What the operation answered; null for nothing, and beside a fault. */
  readonly result: unknown;
  /** The envelope of the answer. */
  readonly response: string;
}

/** Makes a call as a client makes it; one that is refused is answered with its fault. */
export type PerformCall = (wanted: CallToPerform) => Promise<PerformedCall>;
