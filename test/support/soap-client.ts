import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, ServiceName, Version } from '../../contracts/interface/model.ts';
import { post } from '../../harness/wire/soap-client.ts';
import { ENVELOPE_NAMESPACE } from '../../server/soap/protocol.ts';
import { undeclaredFault } from './undeclared-fault.ts';

/** What a client types to be somebody; what is left out is not sent. */
export interface Credentials {
  readonly username?: string;
  readonly token?: string;
  readonly domain?: string;
}

/** A SOAP answer, with as much reading as a test needs. */
export class SoapReply {
  readonly status: number;
  readonly body: string;

  constructor(status: number, body: string) {
    this.status = status;
    this.body = body;
  }

  /** The number of Nmbrs' own error in the fault; null for none. */
  get code(): number | null {
    const code = /---&gt; (\d{4}): /.exec(this.body)?.[1];
    return code === undefined ? null : Number(code);
  }

  /** The text of every element of this name. */
  all(name: string): string[] {
    const pattern = new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g');
    return [...this.body.matchAll(pattern)].map(([, text = '']) => text);
  }

  /** @throws Error unless there is exactly one. */
  one(name: string): string {
    const found = this.all(name);
    if (found.length !== 1) throw new Error(`${found.length} × ${name} in ${this.body}`);
    return found[0] as string;
  }

  ids(name = 'Id'): number[] {
    return this.all(name).map(Number);
  }
}

/** Calls one server as one login; the parameters are written by hand, so that a test shows what is on the wire. */
export class SoapClient {
  readonly #url: string;
  readonly #credentials: Credentials | null;

  constructor(url: string, credentials: Credentials | null) {
    this.#url = url;
    this.#credentials = credentials;
  }

  /** @param header the name of the header's element; the one the operation reads unless said otherwise. */
  call(
    service: ServiceName,
    name: string,
    parameters = '',
    { version = 'v3', header }: { readonly version?: Version; readonly header?: string } = {},
  ): Promise<SoapReply> {
    const operation = operationOf(service, name, version);
    return this.post(operation, soapRequest(operation, parameters, this.#credentials, header));
  }

  /** @throws Error for a fault that the operation does not declare. */
  async post(operation: Operation, envelope: string): Promise<SoapReply> {
    const { status, body } = await post(this.#url, operation, envelope);
    const reply = new SoapReply(status, body);
    const wrong = undeclaredFault(operation, reply.code);
    if (wrong) throw new Error(wrong);
    return reply;
  }
}

/** @throws Error for one the catalogue does not have. */
export function operationOf(service: ServiceName, name: string, version: Version = 'v3'): Operation {
  const operation = catalogue.service(service, version).operation(name);
  if (!operation) throw new Error(`${service} ${version} has no ${name}`);
  return operation;
}

/** A SOAP 1.1 request. */
export function soapRequest(
  operation: Operation,
  parameters: string,
  credentials: Credentials | null,
  header = operation.header?.name ?? '',
): string {
  const { name, service } = operation;
  const fields = { Username: credentials?.username, Token: credentials?.token, Domain: credentials?.domain };
  const entries = Object.entries(fields).map(([field, value]) =>
    value === undefined ? '' : `<${field}>${value}</${field}>`,
  );
  const head = credentials
    ? `<s:Header><${header} xmlns="${service.namespace}">${entries.join('')}</${header}></s:Header>`
    : '';
  return (
    `<s:Envelope xmlns:s="${ENVELOPE_NAMESPACE['1.1']}">${head}` +
    `<s:Body><${name} xmlns="${service.namespace}">${parameters}</${name}></s:Body></s:Envelope>`
  );
}
