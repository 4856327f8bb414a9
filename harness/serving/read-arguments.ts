import { atOnce } from '../../base/turns.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { decodeBody } from '../../server/soap/charset.ts';
import { Endpoints } from '../../server/soap/endpoint.ts';
import { BareStatus, SoapFault } from '../../server/soap/faults.ts';
import { RequestReader } from '../../server/soap/read/read-request.ts';
import { Limits } from '../../server/soap/xml/limits.ts';
import { type CapturedMessage, headerOf } from './exchange.ts';

/** The arguments of a call, by name, as the service reads them. */
export type Arguments = Readonly<Record<string, unknown>>;

const endpoints = new Map<Operation['service'], Endpoints>();

/** What a request says, however it is spelt; null for one that the service would refuse unread. */
export function readArguments(operation: Operation, request: CapturedMessage): Arguments | null {
  const { service } = operation;
  const known = endpoints.get(service) ?? new Endpoints(service);
  endpoints.set(service, known);
  const contentType = headerOf(request, 'content-type');
  try {
    const { text } = decodeBody(Buffer.from(request.body), contentType);
    const { plan } = known.of(operation);
    return atOnce(new RequestReader(plan, text, contentType, new Limits(), () => {}).read()).arguments;
  } catch (error) {
    if (error instanceof SoapFault || error instanceof BareStatus) return null;
    throw error;
  }
}
