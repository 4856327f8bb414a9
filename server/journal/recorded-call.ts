import type { RecordedCall } from '../../contracts/control/calls.ts';

/** `EmployeeService.Absence2_Insert`, with the version unless it is 3; of a call that could not be routed, the service. */
export function callName({ service, version, operation }: RecordedCall): string {
  const name = operation === null ? `${service} (unknown operation)` : `${service}.${operation}`;
  return version === 'v3' ? name : `${name} ${version}`;
}

/** What came of a call, in a word or two. */
export function answerText({ status, fault, reason }: RecordedCall): string {
  if (fault) return fault.nmbrsCode === null ? `${fault.code}: ${fault.text}` : `fault ${fault.nmbrsCode}`;
  if (status === 200) return 'answered';
  return reason === null ? `status ${status}` : `status ${status}: ${reason}`;
}
