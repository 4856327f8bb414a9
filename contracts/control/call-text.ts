import { visibleLine } from '../../base/visible-text.ts';
import type { RecordedAnswer, RecordedCall } from './calls.ts';

/** `EmployeeService.Absence2_Insert`, with the version unless it is 3; of a call that could not be routed, the service. */
export function callName({ service, version, operation }: RecordedCall): string {
  const name = operation === null ? `${service} (unknown operation)` : `${service}.${operation}`;
  return version === 'v3' ? name : `${name} ${version}`;
}

/** What came of a call, as a pattern names it: `ok`, `fault 1003`, `fault Server`, `status 503`. */
export function answerName({ status, fault }: Pick<RecordedCall, 'status' | 'fault'>): string {
  if (fault) return `fault ${fault.nmbrsCode ?? fault.code}`;
  return status === 200 ? 'ok' : `status ${status}`;
}

/** The same for a reader, with why: what a fault of the framework says, or the reason of another refusal. */
export function answerText(call: RecordedCall): string {
  const { fault, reason } = call;
  const name = answerName(call);
  if (name === 'ok') return 'answered';
  const text = fault?.nmbrsCode === null ? `${fault.code}: ${visibleLine(fault.text)}` : name;
  return reason === null ? text : `${text}: ${visibleLine(reason)}`;
}

/** Which rule chose the answer of a call, and what of it changed nothing. */
export function answeredBy({ rule, sentence, missed }: RecordedAnswer): string {
  const nowhere = missed.length === 0 ? '' : ` Nothing was at ${missed.join(', ')}.`;
  return `rule ${rule}: ${visibleLine(sentence)}${nowhere}`;
}

/** A call in a line, for a reader. */
export function callLine(call: RecordedCall): string {
  // An archive of another program may not say when it was.
  const time = call.time === '' ? [] : [call.time.slice(11, 19)];
  return [`call ${call.number}`, ...time, call.username ?? 'nobody', answerText(call)].join(', ');
}
