import { atOnce } from '../../base/turns.ts';
import type { Finding } from '../../contracts/finding.ts';
import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import { decodeBody } from '../../server/soap/charset.ts';
import { Endpoints } from '../../server/soap/endpoint.ts';
import { BareStatus, SoapFault } from '../../server/soap/faults.ts';
import type { SoapVersion } from '../../server/soap/protocol.ts';
import { lostBytes } from '../../server/soap/read/lost-bytes.ts';
import { RequestReader } from '../../server/soap/read/read-request.ts';
import type { RequestMessage } from '../../server/soap/read/reading.ts';
import {
  guessVersion,
  type RoutingHeaders,
  requireSoapContentType,
  routeRequest,
} from '../../server/soap/route.ts';
import { findingsOfUnread } from '../../server/soap/unread-fault.ts';
import { Limits } from '../../server/soap/xml/limits.ts';
import { type CapturedMessage, headerOf } from './exchange.ts';

/** The arguments of a call, by name, as the service reads them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A request as the service reads it. */
export interface ReadCall {
  /** Null for one that names none of the service. */
  readonly operation: Operation | null;
  readonly soapVersion: SoapVersion;
  /** Null for one that the service refuses unread. */
  readonly arguments: Arguments | null;
  /** What the service swallows without a word, or why it refuses the request. */
  readonly findings: readonly Finding[];
}

/** Reads a request to its end as the service does, with all that is found in it. */
export function readCall(service: ServiceContract, request: CapturedMessage): ReadCall {
  let soapVersion = soapVersionOf(request);
  let operation: Operation | null = null;
  const onVersion = (version: SoapVersion) => {
    soapVersion = version;
  };
  try {
    operation = routed(service, request, onVersion);
    requireSoapContentType(routingHeadersOf(request).contentType);
    const { findings, arguments: args } = messageOf(operation, request, onVersion);
    const { text, loss } = decoded(request);
    const lost = loss ? [lostBytes(text, loss)] : [];
    return { operation, soapVersion, arguments: args, findings: [...lost, ...findings] };
  } catch (error) {
    return { operation, soapVersion, arguments: null, findings: findingsOfUnread(refusal(error)) };
  }
}

/** The operation of a request, found as the service finds it; null where it would refuse the request unread. */
export function operationOf(service: ServiceContract, request: CapturedMessage): Operation | null {
  return nullWhereRefused(() => routed(service, request));
}

/** What a request says, however it is spelt; null for one that the service would refuse unread. */
export function readArguments(operation: Operation, request: CapturedMessage): Arguments | null {
  return nullWhereRefused(() => messageOf(operation, request).arguments);
}

/** In which version of SOAP a request is to be answered, as far as its headers tell. */
export function soapVersionOf(request: CapturedMessage): SoapVersion {
  return guessVersion(routingHeadersOf(request));
}

/** The body of a message as a text. @throws BareStatus for bytes that are none. */
export function textOf(message: CapturedMessage): string {
  return decoded(message).text;
}

type VersionListener = (version: SoapVersion) => void;

/** @throws SoapFault or BareStatus, as the service would answer; here and below. */
function routed(
  service: ServiceContract,
  request: CapturedMessage,
  onVersion: VersionListener = () => {},
): Operation {
  const document = () => decoded(request).text;
  return atOnce(routeRequest(service, routingHeadersOf(request), document, new Limits(), onVersion));
}

const endpoints = new Map<ServiceContract, Endpoints>();

function messageOf(
  operation: Operation,
  request: CapturedMessage,
  onVersion: VersionListener = () => {},
): RequestMessage {
  const { service } = operation;
  const known = endpoints.get(service) ?? new Endpoints(service);
  endpoints.set(service, known);
  const { plan } = known.of(operation);
  const { contentType } = routingHeadersOf(request);
  return atOnce(new RequestReader(plan, decoded(request).text, contentType, new Limits(), onVersion).read());
}

function decoded(message: CapturedMessage) {
  return decodeBody(Buffer.from(message.body), headerOf(message, 'content-type'));
}

function routingHeadersOf(request: CapturedMessage): RoutingHeaders {
  return {
    contentType: headerOf(request, 'content-type'),
    soapAction: headerOf(request, 'soapaction'),
  };
}

function nullWhereRefused<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    refusal(error);
    return null;
  }
}

/** The error by which the service refuses a request. @throws any other one. */
function refusal(error: unknown): SoapFault | BareStatus {
  if (error instanceof SoapFault || error instanceof BareStatus) return error;
  throw error;
}
