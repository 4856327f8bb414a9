import { parseContract } from '../../../contracts/interface/language/parse.ts';
import { linkContracts } from '../../../contracts/interface/link.ts';
import type { Operation, ServiceContract } from '../../../contracts/interface/model.ts';
import { Endpoints } from '../../../server/soap/endpoint.ts';
import { ENVELOPE_NAMESPACE, XSI_NAMESPACE } from '../../../server/soap/protocol.ts';
import type { RequestMessage } from '../../../server/soap/read/reading.ts';
import { readRequest } from '../../support/read-request.ts';

export const NAMESPACE = 'urn:test';

/** A service made for a test, from declarations of the contract language without summaries, evidence and families. */
export function serviceOf(declarations: string): ServiceContract {
  const node = parseContract(
    `service EmployeeService v3 "${NAMESPACE}" paths "/test.asmx" families { tested }\n${declarations.replace(
      /^\s*(?=(?:operation|type) )/gm,
      '"For a test." @certain(test) ',
    )}`,
    'a test',
  );
  const [family = null] = node.families;
  const inFamily = node.declarations.map((declaration) =>
    declaration.kind === 'operation'
      ? { ...declaration, behaviour: { ...declaration.behaviour, family } }
      : declaration,
  );
  const [service] = linkContracts([{ ...node, declarations: inFamily }]);
  return service as ServiceContract;
}

/** Reads a request of the operation, of which `parameters` is what stands inside its element. */
export function read(service: ServiceContract, name: string, parameters: string): RequestMessage {
  const { plan } = new Endpoints(service).of(operationOf(service, name));
  const document =
    `<soap:Envelope xmlns:soap="${ENVELOPE_NAMESPACE['1.1']}" xmlns:xsi="${XSI_NAMESPACE}"><soap:Body>` +
    `<${name} xmlns="${NAMESPACE}">${parameters}</${name}></soap:Body></soap:Envelope>`;
  return readRequest(plan, document);
}

/** The pieces in which the operation answers this result. */
export function writePieces(service: ServiceContract, name: string, result: unknown): string[] {
  return [...new Endpoints(service).of(operationOf(service, name)).write(result)];
}

/** What the operation answers with this result, from behind the start of its response element. */
export function write(service: ServiceContract, name: string, result: unknown): string {
  const response = writePieces(service, name, result).join('');
  const start = `<${name}Response xmlns="${NAMESPACE}"`;
  if (!response.startsWith(start)) throw new Error(`${response} does not start with ${start}`);
  return response.slice(start.length).replace(new RegExp(`^>(.*)</${name}Response>$`, 's'), '$1');
}

function operationOf(service: ServiceContract, name: string): Operation {
  const operation = service.operation(name);
  if (!operation) throw new Error(`the service has no operation ${name}`);
  return operation;
}
