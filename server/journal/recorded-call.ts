import type { Finding } from '../../contracts/finding.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';

/** What is remembered of one SOAP call. Tokens and passwords are not in it. */
export interface RecordedCall {
  /** Counts the calls of a server from 1. */
  readonly number: number;
  /** Counts the calls of its environment from 1; of the oldest that is remembered it tells how many are forgotten. */
  readonly ordinal: number;
  /** When it came in, by the clock of the server's machine, ISO 8601. */
  readonly time: string;
  /** Until the answer was made; what simulated trouble then holds up is not in it. */
  readonly durationMs: number;
  readonly service: ServiceName;
  readonly version: Version;
  /** Null when the call could not be routed. */
  readonly operation: string | null;
  readonly soapVersion: '1.1' | '1.2';
  /**
   * Of the login the call names, let in or not, also where the service could not read so much. Null for a stranger's, and
   * where the username is a login in several environments and nothing tells which is meant.
   */
  readonly environment: string | null;
  readonly username: string | null;
  /** As the service read them, by the catalogue; null when the request could not be read. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
  readonly findings: readonly Finding[];
  /** The marks its operation rests on, by id: what may be different at the real service. */
  readonly marks: readonly string[];
  /** Of the HTTP answer; 0 when simulated trouble let none be made. */
  readonly status: number;
  /** The fault in the answer; null for none, and for a bare status. */
  readonly fault: RecordedFault | null;
  /** Why the answer is what it is, where the wire does not say: the reason of a bare 400 or 415. */
  readonly reason: string | null;
  /** The simulated trouble the call met, in one sentence a rule; null for none. */
  readonly trouble: string | null;
  /** Of the request's body. */
  readonly bytes: number;
}

export interface RecordedFault {
  readonly code: string;
  /** The number of Nmbrs' own error; null for a fault of the framework. */
  readonly nmbrsCode: number | null;
  readonly text: string;
}

/** `EmployeeService.Absence2_Insert`, with the version unless it is 3; of a call that could not be routed, the service. */
export function callName({ service, version, operation }: RecordedCall): string {
  const name = operation === null ? `${service} (unknown operation)` : `${service}.${operation}`;
  return version === 'v3' ? name : `${name} ${version}`;
}

/** What came of a call, in a word or two. */
export function outcomeOf({ status, fault, reason }: RecordedCall): string {
  if (fault) return fault.nmbrsCode === null ? `${fault.code}: ${fault.text}` : `fault ${fault.nmbrsCode}`;
  if (status === 200) return 'answered';
  return reason === null ? `status ${status}` : `status ${status}: ${reason}`;
}
