import type { RecordedCall } from '../../../contracts/control/calls.ts';
import { WrongExpectation } from '../../journal/expectation.ts';
import { Problem } from '../problem.ts';
import { environmentOf } from './common.ts';

/** The calls in the environment a route is about. */
export function callsOf(given: Parameters<typeof environmentOf>[0]): RecordedCall[] {
  return given.services.calls.callsOf(environmentOf(given).subdomain);
}

/** An expectation that could never be met is the mistake of who asks; any other error stays what it is. */
export function wrongExpectation(error: unknown, remedy: string, field?: string): unknown {
  if (!(error instanceof WrongExpectation)) return error;
  const detail = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}`;
  return new Problem('invalid', detail.replace(/(?<![?.])$/, '.'), { ...(field && { field }), remedy });
}

/** As JSON can say it. */
export function callView(call: RecordedCall): RecordedCall {
  return { ...call, arguments: call.arguments && (asJson(call.arguments) as Record<string, unknown>) };
}

function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asJson(part)]));
}
