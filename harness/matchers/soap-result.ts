import { types } from 'node:util';
import { shortened } from '../../base/quoted-text.ts';
import { codeIn, decodeFault, type Fault } from '../wire/decode.ts';

/** What came of a SOAP call, as far as one can tell from what a client gave back or threw. */
export type SoapResult =
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** An answer; `text` tells which. */
  | { readonly kind: 'answer'; readonly text: string }
  /** Nothing of SOAP; `text` tells what instead. */
  | { readonly kind: 'neither'; readonly text: string };

/**
 * Reads what came of a call: a promise of it, a function that makes it, or what a client answered or threw. Clients hold
 * an answer in many ways; those known are the text of an envelope, a `Response` of fetch, an HTTP answer with `body` or
 * `data`, an error with such a `response`, and a fault that was parsed already (`soap`, `strong-soap`).
 */
export async function soapResult(received: unknown): Promise<SoapResult> {
  try {
    const made = await (typeof received === 'function' ? received() : received);
    return isResponse(made) ? await ofResponse(made) : ofValue(made);
  } catch (error) {
    return ofValue(error);
  }
}

/** As much of fetch's Response as is needed; its class differs from realm to realm. */
type ResponseLike = Pick<Response, 'bodyUsed' | 'clone' | 'text' | 'status'>;

function isResponse(value: unknown): value is ResponseLike {
  return isObject(value) && typeof value.clone === 'function' && typeof value.text === 'function';
}

async function ofResponse(response: ResponseLike): Promise<SoapResult> {
  if (response.bodyUsed)
    return { kind: 'neither', text: 'a Response whose body was read already; hand over a clone of it' };
  const text = await response.clone().text();
  return ofText(text) ?? { kind: 'neither', text: `status ${response.status}: ${shortened(text, LONGEST)}` };
}

function ofValue(value: unknown): SoapResult {
  const parsed = parsedFault(value);
  if (parsed) return { kind: 'fault', fault: parsed };
  for (const text of textsIn(value)) {
    const outcome = ofText(text);
    if (outcome) return outcome;
  }
  if (isError(value)) return ofError(value);
  return isObject(value)
    ? { kind: 'answer', text: shortened(JSON.stringify(value), LONGEST) }
    : { kind: 'neither', text: value === '' ? 'an empty text' : shortened(String(value), LONGEST) };
}

/** Null for what is no envelope. */
function ofText(text: string): SoapResult | null {
  if (!text.trimStart().startsWith('<')) return null;
  try {
    const fault = decodeFault(text);
    return fault ? { kind: 'fault', fault } : { kind: 'answer', text: shortened(bodyIn(text), LONGEST) };
  } catch {
    return null;
  }
}

/** Some clients keep nothing of a fault but its text. */
function ofError(error: Error): SoapResult {
  const text = error.message;
  const code = codeIn(text);
  const isFault = code !== null || /Server was unable to|Server did not recognize/.test(text);
  if (isFault) return { kind: 'fault', fault: { side: 'Server', text, code } };
  const { cause } = error;
  const why = isError(cause) && cause.message !== '' ? `${text}: ${cause.message}` : text;
  return { kind: 'neither', text: `${error.name}: ${shortened(why, LONGEST)}` };
}

/** Where clients keep the text of an answer, and `soap` what it resolves with: `[result, envelope, ...]`. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  if (!isObject(value)) return [];
  const { response } = value;
  const places = [value.body, value.data, ...(isObject(response) ? [response.body, response.data] : [])];
  return places.filter((place) => typeof place === 'string');
}

/** The fault that a client has parsed: `error.root.Envelope.Body.Fault` and parts of that path. */
function parsedFault(value: unknown): Fault | null {
  const steps = ['root', 'Envelope', 'Body', 'Fault'];
  let at = value;
  for (const step of steps) if (isObject(at) && isObject(at[step])) at = at[step];
  if (!isObject(at)) return null;
  const text = textOf(at.faultstring) ?? textOf(isObject(at.Reason) ? at.Reason.Text : null);
  const side = textOf(at.faultcode) ?? textOf(isObject(at.Code) ? at.Code.Value : null) ?? '';
  return text === null ? null : { side: side.replace(/^.*:/, ''), text, code: codeIn(text) };
}

/** A text, or one beside which stand its attributes. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value.$value === 'string' ? value.$value : null;
}

/** What stands in the body; all of the envelope where it has none. */
function bodyIn(envelope: string): string {
  let start = -1;
  let end = -1;
  for (const { 0: tag, index } of envelope.matchAll(/<[^<>]*>/g)) {
    if (start < 0 && /^<[^\s/]*Body[\s>]/.test(tag)) start = index + tag.length;
    else if (/^<\/\S*Body\s*>$/.test(tag)) end = index;
  }
  return start >= 0 && start <= end ? envelope.slice(start, end) : envelope;
}

/** In characters. */
const LONGEST = 200;

/** Jest's sandbox has classes of its own, so that errors from outside are no instances of its `Error`. */
function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
