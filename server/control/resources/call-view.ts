import type { RecordedCall } from '../../../contracts/control/calls.ts';
import type { ControlServices } from '../services.ts';
import { environmentOf } from './common.ts';

/** The calls in the environment a route is about. @param upTo the number of the last one that counts. */
export function callsOf(
  input: Parameters<typeof environmentOf>[0],
  upTo: number = Number.POSITIVE_INFINITY,
): RecordedCall[] {
  const calls = input.services.calls.callsOf(environmentOf(input).subdomain);
  return calls.filter(({ number }) => number <= upTo);
}

/** As JSON can say it, secrets masked. */
export function callView(call: RecordedCall, { calls }: ControlServices): RecordedCall {
  const masked = calls.masking.call(call);
  return { ...masked, arguments: masked.arguments && (asJson(masked.arguments) as Record<string, unknown>) };
}

function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asJson(part)]));
}
