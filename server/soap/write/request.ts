import type { Operation } from '../../../contracts/interface/model.ts';
import { writeRequest } from './envelope.ts';
import { WriterCompiler } from './writer.ts';

/**
 * The SOAP 1.1 envelope of a call, as a client generated from the WSDL sends it.
 * @param credentials by the names of the header's fields; those that it does not have are not sent.
 * @param args as `argumentSteps` reads them.
 */
export function requestEnvelope(
  { name, service, header, request }: Operation,
  credentials: Readonly<Record<string, string>>,
  args: Readonly<Record<string, unknown>>,
): string {
  const writers = new WriterCompiler();
  const writeHeader = header && writers.compileEntry(header.name ?? '', service.namespace, header.fields);
  const writeBody = writers.compileEntry(name, service.namespace, request);
  return writeRequest('1.1', writeHeader?.(credentials) ?? null, writeBody(args));
}
