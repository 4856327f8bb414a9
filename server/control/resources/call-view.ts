import type { Steps } from '../../../base/turns.ts';
import type { RecordedCall } from '../../../contracts/control/calls.ts';
import type { Masking } from '../../journal/masking/masking.ts';

/** A call as JSON can say it, secrets masked. */
export function* callViewSteps(call: RecordedCall, masking: Masking): Steps<RecordedCall> {
  const masked = yield* masking.callSteps(call);
  const args = masked.arguments && (asJson(masked.arguments) as Record<string, unknown>);
  return { ...masked, arguments: args };
}

/** A value as JSON can say it, bytes as base64. */
export function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asJson(part)]));
}
