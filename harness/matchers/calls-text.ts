import { counted } from '../../base/counted.ts';
import { groupedBy } from '../../base/grouped-by.ts';
import { isRecord } from '../../base/is-record.ts';
import { answeredBy, answerText, callName } from '../../contracts/control/call-text.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Violation } from '../../contracts/control/verification.ts';
import { errorNumbered } from '../../contracts/interface/errors.ts';
import { patternText } from '../../server/journal/pattern-text.ts';

/** The newest of many calls are told. */
const MOST = 50;

/** Of the arguments of a call the beginning is told. */
const LONGEST = 300;

/** The calls of an environment as the report of a failing test tells them, oldest first, each with what was wrong with it. */
export function callsText(
  environment: string,
  calls: readonly RecordedCall[],
  violations: readonly Violation[],
): string {
  const heading = `What was called in ${environment}:`;
  if (calls.length === 0) return `${heading} nothing.`;
  const newest = calls.slice(-MOST);
  const earlier =
    calls.length > newest.length ? [`  ... ${counted(calls.length - newest.length, 'earlier call')}`] : [];
  // That calls were discarded is no fault of the call it is noted at.
  const faults = groupedBy(
    violations.filter(({ severity }) => severity !== 'discarded'),
    ({ call }) => call,
  );
  return [
    heading,
    ...earlier,
    ...newest.flatMap((call) => callText(call, faults.get(call.number) ?? [])),
  ].join('\n');
}

function callText(call: RecordedCall, faults: readonly Violation[]): string[] {
  return [
    `  call ${call.number}  ${callName(call)}  ${answerText(call)}`,
    `    ${call.time.slice(11, 19)}, ${call.username ?? 'nobody'}${sent(call)}`,
    ...(call.chosenAnswer ? [`    ${answeredBy(call.chosenAnswer)}`] : []),
    ...whenFaultComes(call),
    ...faults.map(({ severity, message }) => `    ${severity}: ${message}`),
  ];
}

/** The arguments, after a colon, without those that were not sent. */
function sent({ arguments: parts }: RecordedCall): string {
  if (!parts) return '';
  const text = patternText(withoutNulls(parts));
  if (text === '{}') return '';
  return text.length > LONGEST ? `: ${text.slice(0, LONGEST)}…` : `: ${text}`;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord<unknown>(value)) return value;
  const given = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(given.map(([name, part]) => [name, withoutNulls(part)]));
}

/** In what cases Nmbrs answers with the fault of a call. */
function whenFaultComes({ fault }: RecordedCall): string[] {
  const error = errorNumbered(fault?.nmbrsCode ?? 0);
  return error ? [`    fault ${error.code}: ${error.when}`] : [];
}
