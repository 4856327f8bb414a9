import type { PerformCall } from '../control/perform-call.ts';
import { textOf } from '../soap/message.ts';
import { CONTENT_TYPE } from '../soap/protocol.ts';
import { answerCall } from './answer-call.ts';
import { SoapCall, type SoapServices } from './soap-call.ts';
import type { SoapPaths } from './soap-paths.ts';

/** @returns what makes calls for the console, which go the way of every SOAP call but for the socket. */
export function performingCalls(paths: SoapPaths, services: SoapServices): PerformCall {
  return async ({ operation: { service, soapAction }, envelope, meetsRules, host, signal }) => {
    const path = paths.find(service.paths[0] ?? '');
    if (!path) throw new Error(`Nothing is served at ${service.paths[0]}.`);
    const body = Buffer.from(envelope);
    const call = new SoapCall(
      path.endpoints,
      {
        by: 'console',
        meetsRules,
        contentType: `${CONTENT_TYPE['1.1']}; charset=utf-8`,
        soapAction: `"${soapAction}"`,
        host,
        body: body.length > services.limits.body ? null : body,
      },
      services,
    );
    try {
      const { body: response } = await answerCall(call, service, () => signal);
      const { recordedCall, result } = call;
      if (recordedCall === null) throw new Error('The call was answered, and could not be recorded.');
      return { call: recordedCall, result, response: textOf(response) };
    } finally {
      call.letGo();
    }
  };
}
