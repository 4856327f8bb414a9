import { isRecord } from '../../base/is-record.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { errorNumbered } from '../../server/journal/error-numbered.ts';
import { patternText } from '../../server/journal/pattern-text.ts';
import { callName, outcomeOf } from '../../server/journal/recorded-call.ts';
import { violationsOfCall } from '../../server/journal/violations.ts';

/** The newest of many calls are told. */
const MOST = 50;

/** Of the arguments of a call the beginning is told. */
const LONGEST = 300;

/** The calls of an environment as the report of a failing test tells them, oldest first, each with what was wrong with it. */
export function tellCalls(environment: string, calls: readonly RecordedCall[]): string {
  const heading = `What was called in ${environment}:`;
  if (calls.length === 0) return `${heading} nothing.`;
  const told = calls.slice(-MOST);
  const earlier = calls.length > told.length ? [`  ... ${calls.length - told.length} earlier calls`] : [];
  return [heading, ...earlier, ...told.flatMap(tellCall)].join('\n');
}

function tellCall(call: RecordedCall): string[] {
  const violations = violationsOfCall(call).map(({ severity, message }) => `    ${severity}: ${message}`);
  return [
    `  call ${call.number}  ${callName(call)}  ${outcomeOf(call)}`,
    `    ${call.time.slice(11, 19)}, ${call.username ?? 'nobody'}${sent(call)}`,
    ...whenFaultComes(call),
    ...violations,
  ];
}

/** The arguments, after a colon, without those that were not sent. */
function sent({ arguments: given }: RecordedCall): string {
  if (!given) return '';
  const text = patternText(withoutNulls(given));
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
