import { callName, outcomeOf, type RecordedCall } from '../journal/recorded-call.ts';
import { violationsOf } from '../journal/violations.ts';
import { errorNumbered } from './error-numbered.ts';

/** The newest of many calls are told. */
const MOST = 50;

/** The calls of an environment as the report of a failing test tells them, oldest first, each with what was wrong with it. */
export function tellCalls(environment: string, calls: readonly RecordedCall[]): string {
  const heading = `What was called in ${environment}:`;
  if (calls.length === 0) return `${heading} nothing.`;
  const told = calls.slice(-MOST);
  const earlier = calls.length > told.length ? [`  ... ${calls.length - told.length} earlier calls`] : [];
  return [heading, ...earlier, ...told.flatMap(tellCall)].join('\n');
}

function tellCall(call: RecordedCall): string[] {
  const violations = violationsOf([call]).map(({ severity, message }) => `    ${severity}: ${message}`);
  return [
    `  call ${call.number}  ${callName(call)}  ${outcomeOf(call)}`,
    ...whenFaultComes(call),
    ...violations,
  ];
}

/** In what cases Nmbrs answers with the fault of a call. */
function whenFaultComes({ fault }: RecordedCall): string[] {
  const error = errorNumbered(fault?.nmbrsCode ?? 0);
  return error ? [`    fault ${error.code}: ${error.when}`] : [];
}
