import type { ServiceContract } from '../../contracts/interface/model.ts';
import { isPrepared, prepare } from '../operations/behaviour.ts';
import type { Outgoing } from './http-answer.ts';
import type { SoapCall } from './soap-call.ts';

/** Answers a call of a service, which is prepared first. @param hangUp as `SoapCall.answer` wants it. */
export function answerCall(
  call: SoapCall,
  service: ServiceContract,
  hangUp: () => AbortSignal,
): Outgoing | Promise<Outgoing> {
  if (isPrepared(service)) return call.answer(hangUp);
  return prepare(service).then(
    () => call.answer(hangUp),
    (error) => call.refuse(error),
  );
}
