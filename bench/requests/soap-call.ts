import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, ServiceName } from '../../contracts/interface/model.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import type { NamedLogin } from '../../fixtures/named-logins.ts';
import { ENVELOPE_NAMESPACE } from '../../server/soap/protocol.ts';

/** The headers with which our server answers a call; a peer repeats them. */
export const ANSWER_HEADERS = {
  'Cache-Control': 'private, max-age=0',
  'Content-Type': 'text/xml; charset=utf-8',
};

/** A request over HTTP. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

type Credentials = Pick<NamedLogin, 'username' | 'token' | 'domain'>;

/** Whoever calls unless said otherwise: a login that may do everything. */
export const caller: NamedLogin = firstLogin();

/** What a client posts. @param args the arguments as XML. */
export function soapCall(operation: Operation, args: string, login: Credentials = caller): HttpRequest {
  const { name, service, soapAction } = operation;
  const { username, token, domain } = login;
  return {
    method: 'POST',
    path: service.paths[0] ?? '/',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"` },
    body: Buffer.from(
      '<?xml version="1.0" encoding="utf-8"?>' +
        `<soap:Envelope xmlns:soap="${ENVELOPE_NAMESPACE['1.1']}"><soap:Header>` +
        `<AuthHeaderWithDomain xmlns="${service.namespace}"><Username>${username}</Username>` +
        `<Token>${token}</Token><Domain>${domain}</Domain></AuthHeaderWithDomain></soap:Header>` +
        `<soap:Body><${name} xmlns="${service.namespace}">${args}</${name}></soap:Body></soap:Envelope>`,
    ),
  };
}

/** As it goes over the wire, headers included. */
export function bytesOf({ method, path, headers, body }: HttpRequest): Buffer {
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]);
}

/** @throws Error where the service has no such operation in version 3. */
export function operationNamed(service: ServiceName, name: string): Operation {
  const found = catalogue.service(service, 'v3').operation(name);
  if (!found) throw new Error(`${service} has no ${name}.`);
  return found;
}

function firstLogin(): NamedLogin {
  const [login] = namedLogins;
  if (!login) throw new Error('There is no named login.');
  return login;
}
