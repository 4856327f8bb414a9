import { atOnce } from '../../base/turns.ts';
import type { RequestPlan } from '../../server/soap/read/plan.ts';
import { RequestReader } from '../../server/soap/read/read-request.ts';
import type { RequestMessage } from '../../server/soap/read/reading.ts';
import { Limits } from '../../server/soap/xml/limits.ts';

/** Reads a request of SOAP 1.1 as the server does, at one stretch. @throws as the server's reader does. */
export function readRequest(plan: RequestPlan, document: string): RequestMessage {
  return atOnce(new RequestReader(plan, document, 'text/xml', new Limits(), () => {}).read());
}
