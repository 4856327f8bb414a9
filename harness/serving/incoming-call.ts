import type { ServiceContract } from '../../contracts/interface/model.ts';
import { SoapFault } from '../../server/soap/faults.ts';
import { CONTENT_TYPE } from '../../server/soap/protocol.ts';
import { writeFault } from '../../server/soap/write/envelope.ts';
import type { CapturedMessage, Exchange } from './exchange.ts';
import { soapVersionOf } from './read-call.ts';

/** A request for a service, read to its end. */
export interface IncomingCall extends CapturedMessage {
  readonly method: string;
  readonly service: ServiceContract;
  /** As it was sent, with its query. */
  readonly path: string;
}

/** What is answered. */
export type CallAnswer = Exchange['answer'];

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
