import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import { CONTENT_TYPE, type SoapVersion } from '../../../server/soap/protocol.ts';

/** All operations of both versions. */
export const OPERATIONS: readonly Operation[] = catalogue.services.flatMap(({ operations }) => operations);

const OF_CALLERS = OPERATIONS.filter(({ header }) => header !== null);

/** What tells records to a caller, and no documents, in which none could be recognised. */
export const READS = OF_CALLERS.filter(
  ({ writes, name }) => !writes && !/_Background|PDF|Document|Reports_BackgroundTask_Result/.test(name),
);

/** What changes the records of a caller. */
export const WRITES = OF_CALLERS.filter(({ writes }) => writes);

/** Lines of a head, in their order; a name may come twice. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** The headers of a SOAP request for an operation. */
export function soapHeaders({ soapAction }: Operation, version: SoapVersion = '1.1'): HeaderLines {
  const type = `${CONTENT_TYPE[version]}; charset=utf-8`;
  return version === '1.1'
    ? [
        ['Content-Type', type],
        ['SOAPAction', `"${soapAction}"`],
      ]
    : [['Content-Type', `${type}; action="${soapAction}"`]];
}

/** A request as it stands on the wire, and the last one of its connection. */
export function requestOf(
  method: string,
  target: string,
  headers: HeaderLines,
  body: Buffer | string | null,
  host = '127.0.0.1',
): Buffer {
  const content = body === null ? null : Buffer.from(body);
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(content ? [`Content-Length: ${content.length}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), content ?? Buffer.alloc(0)]);
}

/** A POST of an envelope to the service of an operation. */
export function postOf(
  operation: Operation,
  envelope: Buffer | string,
  headers = soapHeaders(operation),
): Buffer {
  return requestOf('POST', operation.service.paths[0] ?? '', headers, envelope);
}
