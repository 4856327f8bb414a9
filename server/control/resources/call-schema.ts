import { z } from 'zod';
import { SERVICE_NAMES, VERSIONS } from '../../../contracts/interface/model.ts';
import { WrongExpectation } from '../../journal/expectation.ts';
import type { RecordedCall } from '../../journal/recorded-call.ts';
import { Problem } from '../problem.ts';
import { environmentOf } from './common.ts';

const service = z.enum(SERVICE_NAMES);
const version = z.enum(VERSIONS);

const findingSchema = z
  .strictObject({
    kind: z.string(),
    path: z.string(),
    line: z.int(),
    column: z.int(),
    found: z.string(),
    expected: z.string().nullable(),
    nearest: z.string().nullable(),
    used: z.string(),
    message: z.string(),
  })
  .meta({
    id: 'Finding',
    description: 'What the real service ignores without a word, or why it refused a request unread.',
  });

export const callSchema = z
  .strictObject({
    number: z.int().describe('Counts the calls of a server from 1.'),
    ordinal: z
      .int()
      .describe('Counts the calls of its environment from 1; those before the oldest one are forgotten.'),
    time: z.string().describe('When it came in, by the clock of the machine, ISO 8601.'),
    durationMs: z.number(),
    service,
    version,
    operation: z.string().nullable(),
    soapVersion: z.enum(['1.1', '1.2']),
    environment: z.string().nullable().describe('Of the login it names, let in or not; null for a stranger.'),
    username: z.string().nullable(),
    arguments: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('As the service read them; bytes as base64.'),
    findings: z.array(findingSchema),
    marks: z
      .array(z.string())
      .describe('What its operation rests on and may be different at the real service.'),
    status: z.int(),
    fault: z.strictObject({ code: z.string(), nmbrsCode: z.int().nullable(), text: z.string() }).nullable(),
    reason: z.string().nullable().describe('Why the answer is what it is, where the wire does not say.'),
    trouble: z.string().nullable().describe('The simulated trouble it met.'),
    bytes: z.int(),
  })
  .meta({ id: 'Call', description: 'A SOAP call. Tokens and passwords are not in it.' });

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
