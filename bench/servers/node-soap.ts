import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { XMLParser } from 'fast-xml-parser';
import * as soap from 'soap';
import { namedLogins } from '../../fixtures/logins.ts';
import { renderWsdl } from '../../server/soap/description/wsdl.ts';
import { serveBench } from '../processes/server-process.ts';
import { cases } from '../requests/cases.ts';

/**
 * node-soap's own server, on a WSDL of only the operation that is measured. It checks the token as we do, and answers
 * with a record that is ready in memory.
 */
serveBench('node-soap', ({ case: name, answer }) => {
  const { operation } = cases[name];
  const { service } = operation;
  const path = service.paths[0] ?? '/';
  const wsdl = renderWsdl({ ...service, operations: [operation] }, `http://localhost${path}`);
  const result = resultOf(answer);
  const tokens = new Set(namedLogins.map(({ token }) => token));
  const call = (_args: unknown, _callback: unknown, headers: { AuthHeaderWithDomain: { Token: string } }) => {
    if (!tokens.has(headers.AuthHeaderWithDomain.Token)) throw new Error('1001: Invalid Authentication');
    return result;
  };
  const port = { [operation.name]: call };
  const services = {
    [service.name]: { [`${service.name}Soap`]: port, [`${service.name}Soap12`]: port },
  };
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      soap.listen(server, {
        path,
        services: services as soap.IServices,
        xml: wsdl,
        callback: () => resolve((server.address() as AddressInfo).port),
      });
    });
  });
});

/** The answer as node-soap wants it: objects, with lists as arrays. */
function resultOf(answer: string): unknown {
  const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreDeclaration: true });
  const { Envelope } = parser.parse(answer) as { Envelope: { Body: Record<string, unknown> } };
  return Object.values(Envelope.Body)[0];
}
