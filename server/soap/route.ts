import type { Steps } from '../../base/turns.ts';
import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import { establishVersion } from './establish-version.ts';
import { BareStatus, faults, MISSING_BODY, MISSING_ENVELOPE } from './faults.ts';
import { CONTENT_TYPE, contentTypeParameter, mediaType, type SoapVersion } from './protocol.ts';
import { unknownOperation } from './unread-fault.ts';
import type { Limits } from './xml/limits.ts';
import { type StartTag, XmlParser } from './xml/parser.ts';
import { XmlSyntaxError } from './xml/syntax-error.ts';

/** The HTTP headers that route a SOAP request; undefined where absent. */
export interface RoutingHeaders {
  readonly contentType: string | undefined;
  readonly soapAction: string | undefined;
}

/**
 * The version as far as the HTTP headers tell, before the envelope is seen: it decides how the operation is looked for
 * (fact: wire-version-while-routing).
 */
export function guessVersion({ contentType, soapAction }: RoutingHeaders): SoapVersion {
  return soapAction === undefined || mediaType(contentType) === CONTENT_TYPE['1.2'] ? '1.2' : '1.1';
}

/**
 * Refuses what is no SOAP by its content type, once the operation is known (fact: wire-content-type).
 * @throws BareStatus 415.
 */
export function requireSoapContentType(contentType: string | undefined): void {
  const type = mediaType(contentType);
  if (type !== CONTENT_TYPE['1.1'] && type !== CONTENT_TYPE['1.2'])
    throw new BareStatus(415, `content type '${type}' is neither text/xml nor application/soap+xml`);
}

/**
 * Finds the operation a request means: by SOAPAction for 1.1; by the action of the content type, else by the first
 * element of the body for 1.2 (fact: wire-soap-action, wire-action, wire-first-element).
 * @param document decodes the body; called only when the body must be looked into.
 * @param onVersion told of the envelope's version when the body is looked into, so that a fault is written in it.
 * @throws SoapFault when nothing matches, or when the body had to be looked into and is not well-formed.
 */
export function* routeRequest(
  service: ServiceContract,
  headers: RoutingHeaders,
  document: () => string,
  limits: Limits,
  onVersion: (version: SoapVersion) => void,
): Steps<Operation> {
  if (guessVersion(headers) === '1.1') {
    const action = decodeAction(headers.soapAction ?? '');
    return (
      operationOfAction(service, action) ??
      raise(unknownOperation(faults.unknownSoapAction(action), action, service))
    );
  }
  const action = decodeAction(contentTypeParameter(headers.contentType, 'action') ?? '');
  return (
    operationOfAction(service, action) ??
    (yield* operationOfBody(service, document, limits, onVersion)) ??
    raise(unknownOperation(action === '' ? faults.noAction() : faults.unknownAction(action), action, service))
  );
}

/**
 * The whole URI, case-sensitive; a bare operation name is not enough (fact: wire-soap-action-unknown,
 * wire-soap-action-empty).
 */
function operationOfAction(service: ServiceContract, action: string): Operation | undefined {
  const prefix = `${service.namespace}/`;
  return action.startsWith(prefix) ? service.operation(action.slice(prefix.length)) : undefined;
}

function* operationOfBody(
  service: ServiceContract,
  document: () => string,
  limits: Limits,
  onVersion: (version: SoapVersion) => void,
): Steps<Operation | undefined> {
  const element = yield* firstBodyElement(document, limits, onVersion);
  return element?.namespace === service.namespace ? service.operation(element.local) : undefined;
}

/** Ends a parse whose question is answered. */
class Found extends Error {}

/** The first element inside Body; null for an empty Body. */
function* firstBodyElement(
  decode: () => string,
  limits: Limits,
  onVersion: (version: SoapVersion) => void,
): Steps<StartTag | null> {
  const document = decodeOrFault(decode);
  let depth = 0;
  let envelope = '';
  let hasBody = false;
  let inBody = false;
  let found: StartTag | null = null;
  const handler = {
    open(tag: StartTag) {
      depth++;
      if (depth === 1) {
        establishVersion(tag.namespace, onVersion);
        if (tag.local !== 'Envelope') throw faults.unroutable(MISSING_ENVELOPE);
        envelope = tag.namespace;
      } else if (depth === 2) {
        inBody = !hasBody && tag.local === 'Body' && tag.namespace === envelope;
        hasBody ||= inBody;
      } else if (depth === 3 && inBody) {
        found = tag;
        throw new Found();
      }
    },
    text() {},
    // Nothing here asks what an entity stands for.
    aside() {},
    close() {
      depth--;
    },
  };
  try {
    const parser = new XmlParser(document, handler, limits);
    while (parser.proceed() === null) yield;
  } catch (error) {
    if (error instanceof XmlSyntaxError) throw faults.unroutable(error.message);
    if (!(error instanceof Found)) throw error;
  }
  if (!hasBody) throw faults.unroutable(MISSING_BODY);
  return found;
}

/** Bytes that cannot be decoded are an XML error like any other here (mark: wire-broken-bytes). */
function decodeOrFault(decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    if (error instanceof BareStatus) throw faults.unroutable('Invalid character in the given encoding.');
    throw error;
  }
}

/** Both headers may be quoted and URL-encoded. */
function decodeAction(value: string): string {
  const trimmed = value.trim();
  const quoted = trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"');
  const bare = quoted ? trimmed.slice(1, -1) : trimmed;
  if (!bare.includes('%')) return bare;
  try {
    return decodeURIComponent(bare);
  } catch {
    // A stray percent sign is no escape; .NET leaves it as it is.
    return bare;
  }
}

function raise(error: Error): never {
  throw error;
}
