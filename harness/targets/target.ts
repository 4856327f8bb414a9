import type { Finding } from '../../contracts/finding.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Case, MockStep } from '../format/case.ts';
import type { HttpAnswer, HttpRequest } from '../wire/soap-client.ts';

/** What cases are held against: the mock, or a real service. */
export interface Target {
  /** How reports call it: `mock`, or the address of a service. */
  readonly name: string;
  /** Whether it is a real payroll; reports then hold no envelopes. */
  readonly isReal: boolean;
  /** Why this case cannot be held against it; null when it can. */
  whyNot(one: Case): string | null;
  /**
   * Prepares what the case asks for.
   * @throws NotHere when the target lacks something the case needs.
   * @throws EndOfRun when it is no target of any case.
   */
  open(one: Case): Promise<Setting>;
}

/** What one case plays in. */
export interface Setting {
  readonly logins: ReadonlyMap<string, Credentials>;
  /** The values of the case's given names. */
  readonly ids: ReadonlyMap<string, string>;
  /** How many months later than it is written the case plays here. */
  readonly monthsLater: number;
  post(operation: Operation, envelope: string): Promise<HttpAnswer>;
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Takes a step that no service can; on a mock only. */
  change(step: MockStep): Promise<void>;
  /** What the journal of the service says of the calls since this was asked last; null where it keeps none. */
  remarks(): Promise<Remarks | null>;
  /** The same with other records the case could be about; null when there are none. */
  another(): Promise<Setting | null>;
  close(): Promise<void>;
}

/** What an answer does not say. */
export interface Remarks {
  /** What the service ignored without a word. */
  readonly findings: readonly Finding[];
  /** Why it refused the last call that it refused; null where it refused none, or says why itself. */
  readonly reason: string | null;
}

export interface Credentials {
  readonly username: string;
  readonly token: string;
  readonly password: string;
  /** Null sends none. */
  readonly domain: string | null;
}

/** The target lacks something the case needs; the case is skipped, and this says why. */
export class NotHere extends Error {}

/** What is wrong would be wrong with every case: the run ends, and this says why. */
export class EndOfRun extends Error {
  /** Whether nothing answered at all. */
  readonly isUnanswered: boolean;

  constructor(message: string, isUnanswered = false) {
    super(message);
    this.isUnanswered = isUnanswered;
  }
}
