import { isDeepStrictEqual } from 'node:util';
import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import { Endpoints } from '../../server/soap/endpoint.ts';
import { BareStatus, SoapFault } from '../../server/soap/faults.ts';
import { ENVELOPE_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE } from '../../server/soap/protocol.ts';
import { readRequest } from '../support/read-request.ts';
import type { Judge, MessageKind, Verdict } from './judge.ts';
import { type Shown, shownFields } from './shown.ts';

/** What a reader or writer makes of a message. */
export type Result =
  | { readonly kind: 'value'; readonly value: Shown; readonly written?: string }
  | { readonly kind: 'fault'; readonly text: string }
  | { readonly kind: 'status'; readonly status: number };

/** One message, as the product and as the judge takes it. */
export interface Comparison {
  readonly kind: MessageKind;
  readonly operation: Operation;
  readonly document: string;
  /** The facts whose border the document touches by intent. */
  readonly touches: readonly string[];
  readonly ours: Result;
  readonly theirs: Result;
}

export function isDifference({ ours, theirs }: Comparison): boolean {
  return !isDeepStrictEqual(ours, theirs);
}

export async function compareRequest(
  judge: Judge,
  operation: Operation,
  document: string,
  touches: readonly string[] = [],
): Promise<Comparison> {
  const theirs = resultOf(await judge.verdict('request', operation, document));
  return { kind: 'request', operation, document, touches, ours: readingOf(operation, document), theirs };
}

/** Compares what was written for a result, and whether the judge reads the same result from it. */
export async function compareAnswer(
  judge: Judge,
  operation: Operation,
  result: unknown,
): Promise<Comparison> {
  const body = [...endpointsOf(operation.service).of(operation).write(result)].join('');
  const document =
    `<soap:Envelope xmlns:soap="${ENVELOPE_NAMESPACE['1.1']}" xmlns:xsi="${XSI_NAMESPACE}" xmlns:xsd="${XSD_NAMESPACE}">` +
    `<soap:Body>${body}</soap:Body></soap:Envelope>`;
  const fields = operation.result ? [operation.result] : [];
  const value = shownFields(fields, Object.fromEntries(fields.map(({ name }) => [name, result])));
  const theirs = resultOf(await judge.verdict('answer', operation, document));
  const ours: Result = { kind: 'value', value, written: document };
  return { kind: 'answer', operation, document, touches: [], ours, theirs };
}

function readingOf(operation: Operation, document: string): Result {
  const { plan } = endpointsOf(operation.service).of(operation);
  try {
    const message = readRequest(plan, document);
    return { kind: 'value', value: shownFields(operation.request, message.arguments) };
  } catch (error) {
    if (error instanceof BareStatus) return { kind: 'status', status: error.status };
    if (error instanceof SoapFault) return { kind: 'fault', text: error.message };
    throw error;
  }
}

/** As the framework answers: 400 where an error of XML is in the chain, else a fault with all messages. */
function resultOf(verdict: Verdict): Result {
  if (verdict.kind === 'value') {
    const { value, written } = verdict;
    return written === null ? { kind: 'value', value } : { kind: 'value', value, written };
  }
  if (verdict.chain.some(([type]) => type === 'XmlException')) return { kind: 'status', status: 400 };
  const messages = verdict.chain.map(([, message]) => message);
  return { kind: 'fault', text: ['Server was unable to read request.', ...messages].join(' ---> ') };
}

const endpoints = new Map<ServiceContract, Endpoints>();

function endpointsOf(service: ServiceContract): Endpoints {
  const known = endpoints.get(service) ?? new Endpoints(service);
  endpoints.set(service, known);
  return known;
}
