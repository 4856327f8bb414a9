import { atOnce } from '../../base/turns.ts';
import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import { decodeBody } from '../../server/soap/charset.ts';
import { BareStatus, SoapFault } from '../../server/soap/faults.ts';
import { CONTENT_TYPE, type SoapVersion } from '../../server/soap/protocol.ts';
import { guessVersion, type RoutingHeaders, routeRequest } from '../../server/soap/route.ts';
import { writeFault } from '../../server/soap/write/envelope.ts';
import { Limits } from '../../server/soap/xml/limits.ts';
import { type CapturedMessage, type Exchange, headerOf } from './exchange.ts';

/** A request for a service, read to its end. */
export interface IncomingCall extends CapturedMessage {
  readonly method: string;
  readonly service: ServiceContract;
  /** As it was sent, with its query. */
  readonly path: string;
}

/** What is answered. */
export type CallAnswer = Exchange['answer'];

/** The operation of a request, found as the service finds it; null where it would refuse the request unread. */
export function operationOf(service: ServiceContract, request: CapturedMessage): Operation | null {
  const headers = routingHeadersOf(request);
  const decoded = () => decodeBody(Buffer.from(request.body), headers.contentType).text;
  try {
    return atOnce(routeRequest(service, headers, decoded, new Limits(), () => {}));
  } catch (error) {
    if (error instanceof SoapFault || error instanceof BareStatus) return null;
    throw error;
  }
}

/** In which version of SOAP a request is to be answered. */
export function soapVersionOf(request: CapturedMessage): SoapVersion {
  return guessVersion(routingHeadersOf(request));
}

/** A fault of ours in the version of SOAP of the request, which says why that is not answered otherwise. */
export function faultAnswer(request: CapturedMessage, text: string): CallAnswer {
  const version = soapVersionOf(request);
  const fault = new SoapFault('Server', text);
  return {
    status: 500,
    headers: [['Content-Type', `${CONTENT_TYPE[version]}; charset=utf-8`]],
    body: Buffer.from(writeFault(version, fault, null)),
  };
}

export function textAnswer(status: number, text: string): CallAnswer {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8']], body: Buffer.from(`${text}\n`) };
}

function routingHeadersOf(request: CapturedMessage): RoutingHeaders {
  return {
    contentType: headerOf(request, 'content-type'),
    soapAction: headerOf(request, 'soapaction'),
  };
}
