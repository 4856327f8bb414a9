import type { Operation } from '../../interface/model.ts';
import type { RecordedMessages } from '../consumer/recorded-messages.ts';
import type { ControlApi } from '../targets/control-api.ts';
import { type Answer, isAnswerList } from '../wire/answer.ts';
import { decodeAnswer } from '../wire/decode.ts';
import { type AuthHeader, envelopeOf, escapeText } from '../wire/encode.ts';
import { type HttpAnswer, post } from '../wire/soap-client.ts';
import type { XmlElement } from '../wire/xml.ts';

/** A call that a login makes in place of who made it. */
export interface ReplayableCall {
  readonly operation: Operation;
  /** The element in the body. */
  readonly request: XmlElement;
}

/** What a login got for one call. */
export interface Outcome {
  /** `ok`, the number of the fault, or what else came instead. */
  readonly got: 'ok' | number | string;
  /** How many records the answer lists; null for an answer that is no list. */
  readonly listed: number | null;
}

/** Calls that a login decides over: those of SingleSignOn carry no login, and what was no request cannot be made again. */
export function replayable(calls: readonly RecordedMessages[]): ReplayableCall[] {
  return calls.flatMap(({ operation, request }) => {
    const isCall = request?.name === operation.name && operation.header !== null;
    return isCall ? [{ operation, request }] : [];
  });
}

/**
 * Makes the calls once more, in their order, with a login of the kind in an environment of its own.
 * @param from the environment it begins as a copy of.
 * @throws MockRefusal when there is no such environment; Unreachable when nobody answers.
 */
export async function replayAs(
  archetype: string,
  calls: readonly ReplayableCall[],
  control: ControlApi,
  from: string,
): Promise<Outcome[]> {
  const made = await control.ask<{ subdomain: string; logins: Readonly<Record<string, AuthHeader>> }>(
    'POST',
    '/environments',
    { from, logins: [{ archetype }] },
  );
  const login = made.logins[archetype] ?? null;
  const outcomes: Outcome[] = [];
  try {
    for (const { operation, request } of calls) {
      const envelope = envelopeOf(operation, xmlOf(request, ''), login);
      outcomes.push(outcomeOf(operation, await post(control.url, operation, envelope)));
    }
  } finally {
    await control.ask('DELETE', `/environments/${made.subdomain}`);
  }
  return outcomes;
}

function outcomeOf(operation: Operation, { status, body }: HttpAnswer): Outcome {
  if (body === '') return { got: `status ${status}`, listed: null };
  const { fault, result } = decodeAnswer(operation, body);
  if (fault) return { got: fault.code ?? fault.side, listed: null };
  return { got: 'ok', listed: lengthOf(result) };
}

function lengthOf(result: Answer): number | null {
  return isAnswerList(result) ? result.length : null;
}

/** An element with all below it, as the reader of the service takes it: `xsi:nil` and `xsi:type` are kept. */
function xmlOf({ name, namespace, attributes, children, text }: XmlElement, outer: string): string {
  const typeName = attributes.type?.replace(/^.*:/, '');
  const written = [
    namespace === outer ? '' : ` xmlns="${escapeText(namespace)}"`,
    attributes.nil === undefined ? '' : ` xsi:nil="${attributes.nil === 'true'}"`,
    typeName === undefined ? '' : ` xmlns:t="${escapeText(namespace)}" xsi:type="t:${typeName}"`,
  ].join('');
  return `<${name}${written}>${escapeText(text)}${children.map((child) => xmlOf(child, namespace)).join('')}</${name}>`;
}
