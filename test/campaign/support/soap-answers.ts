import { XmlDocument } from 'libxml2-wasm';
import { NMBRS_ERRORS } from '../../../contracts/interface/errors.ts';
import type { Operation, ServiceContract } from '../../../contracts/interface/model.ts';
import { renderWsdl } from '../../../server/soap/description/wsdl.ts';
import { type SchemaValidator, schemaValidator } from '../../support/schema-validator.ts';
import { entriesOf } from '../../wire/support/envelope-entries.ts';
import type { Received } from './exchange.ts';
import { excerpt, type RawAnswer, readAnswers } from './http-answers.ts';

const validators = new Map<ServiceContract, SchemaValidator>();

function validatorOf(service: ServiceContract): SchemaValidator {
  const made = validators.get(service) ?? schemaValidator(renderWsdl(service, 'http://mock/'));
  validators.set(service, made);
  return made;
}

/** What comes without a body: what is no XML, what is no SOAP, a version that is retired. */
const BARE = [400, 404, 410, 415];
const TYPE = /^(?:text\/xml|application\/soap\+xml); charset=utf-8$/;
/** Answers that are longer are no business of a schema, which takes a minute for them. */
const LONGEST_VALIDATED = 300_000;

/** What is wrong with the one answer to a POST to a service; null for nothing. */
export function judgeSoap({ service }: Pick<Operation, 'service'>, received: Received): string | null {
  if (!received.ended) return `the connection was not closed after ${excerpt(received.bytes)}`;
  const { answers, wrong } = readAnswers(received.bytes);
  if (wrong !== null) return `no HTTP: ${wrong}${received.reset ? ' (reset)' : ''}`;
  const [answer, ...more] = answers;
  if (!answer) return received.reset ? 'reset without an answer' : 'closed without an answer';
  if (more.length > 0) return `${answers.length} answers to one request`;
  return judgeSoapAnswer(service, answer);
}

/** What is wrong with an answer of a service. */
export function judgeSoapAnswer(
  service: ServiceContract,
  { status, headers, body }: RawAnswer,
): string | null {
  if (BARE.includes(status)) return body.length === 0 ? null : `status ${status} with ${excerpt(body)}`;
  if (status === 503) return headers['retry-after'] === undefined ? 'status 503 without Retry-After' : null;
  if (status !== 200 && status !== 500) return `status ${status}: ${excerpt(body)}`;
  if (!TYPE.test(headers['content-type'] ?? ''))
    return `status ${status} of type '${headers['content-type']}'`;
  const text = body.toString();
  // Version 2.1 answers so for more than what went wrong, of which stderr tells there.
  if (service.version !== 'v2.1' && text.includes(`---&gt; ${NMBRS_ERRORS.Unknown.code}: `))
    return `an unknown error: ${excerpt(body, 900)}`;
  if (body.length > LONGEST_VALIDATED) return null;
  // .NET's writer, and so ours, puts a forbidden character as a reference, which only a strict parser minds.
  const strict = text.replace(/&#x[\dA-F]+;/g, '?');
  try {
    XmlDocument.fromString(strict).dispose();
  } catch (error) {
    return `no XML (${(error as Error).message.trim()}): ${excerpt(body, 900)}`;
  }
  if (status === 500) return text.includes('Fault>') ? null : `status 500 without a fault: ${excerpt(body)}`;
  const [misfit] = entriesOf(strict).flatMap((entry) => validatorOf(service)(entry));
  return misfit === undefined ? null : `against the schema: ${misfit}`;
}
