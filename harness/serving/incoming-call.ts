import { atOnce } from '../../base/turns.ts';
import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import { decodeBody } from '../../server/soap/charset.ts';
import { BareStatus, SoapFault } from '../../server/soap/faults.ts';
import { CONTENT_TYPE, type SoapVersion } from '../../server/soap/protocol.ts';
import { guessVersion, routeRequest } from '../../server/soap/route.ts';
import { writeFault } from '../../server/soap/write/envelope.ts';
import { Limits } from '../../server/soap/xml/limits.ts';
import { type Exchange, type Header, headerOf } from './exchange.ts';

/** A request for a service, read to its end. */
export interface IncomingCall {
  readonly method: string;
  readonly service: ServiceContract;
  /** As it was sent, with its query. */
  readonly path: string;
  /** Where its client thinks it went: `https://api.nmbrs.nl`. */
  readonly origin: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** What is answered. */
export type CallAnswer = Exchange['answer'];

/** The operation of a call, found as the service finds it; null where it would refuse the call unread. */
export function operationOf({ service, headers, body }: IncomingCall): Operation | null {
  const asked = { headers, body };
  const [contentType, soapAction] = ['content-type', 'soapaction'].map((name) => headerOf(asked, name));
  const decoded = () => decodeBody(Buffer.from(body), contentType).text;
  try {
    return atOnce(routeRequest(service, { contentType, soapAction }, decoded, new Limits(), () => {}));
  } catch (error) {
    if (error instanceof SoapFault || error instanceof BareStatus) return null;
    throw error;
  }
}

/** In which version of SOAP a call is to be answered. */
export function soapVersionOf(call: IncomingCall): SoapVersion {
  return guessVersion({
    contentType: headerOf(call, 'content-type'),
    soapAction: headerOf(call, 'soapaction'),
  });
}

/** A fault of ours, which says why the call is not answered otherwise. */
export function faultAnswer(call: IncomingCall, text: string): CallAnswer {
  const version = soapVersionOf(call);
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
