import { localName, qualified } from '../../base/xml/names.ts';
import { childrenNamed, nameIn, type ParsedElement, parseXml, XmlError } from '../../base/xml/read.ts';
import { BINDING_NAMESPACE, WSDL_NAMESPACE } from '../../server/soap/description/wsdl-namespaces.ts';
import { SOAP_VERSIONS, type SoapVersion, XSD_NAMESPACE } from '../../server/soap/protocol.ts';
import { LazyRecord, type RecordContent } from './lazy-record.ts';
import type { BindingShape, ElementShape, FieldShape, OperationShape, ServiceShape } from './shape.ts';
import { WsdlError } from './wsdl-error.ts';
import { WsdlTypes } from './wsdl-types.ts';

/**
 * What a WSDL 1.1 says, in the shape it shares with the catalogue.
 * @param title how messages call it: a file or an address.
 * @throws WsdlError for a text that is no WSDL, or that leaves something out that its operations use.
 */
export function wsdlShape(text: string, title: string): ServiceShape {
  const root = rootOf(text, title);
  if (root.name !== 'definitions' || root.namespace !== WSDL_NAMESPACE)
    throw new WsdlError(
      title,
      `this is no WSDL 1.1 but ${root.name}; that of a service is at its address with ?WSDL at the end`,
    );
  return new WsdlReader(root, title).service();
}

function rootOf(text: string, title: string): ParsedElement {
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new WsdlError(title, error.message);
  }
}

const NOTHING: RecordContent = { fields: [], isOrdered: true };

/** A port that speaks SOAP, with what it binds. */
interface SoapPort {
  readonly version: SoapVersion;
  readonly path: string;
  readonly binding: ParsedElement;
}

class WsdlReader {
  readonly #root: ParsedElement;
  readonly #title: string;
  readonly #namespace: string;
  readonly #types: WsdlTypes;

  constructor(root: ParsedElement, title: string) {
    this.#root = root;
    this.#title = title;
    this.#namespace = root.attributes.get('targetNamespace') ?? '';
    const schemas = childrenNamed(root, WSDL_NAMESPACE, 'types').flatMap((types) =>
      childrenNamed(types, XSD_NAMESPACE, 'schema'),
    );
    this.#types = new WsdlTypes(schemas, title, this.#namespace);
  }

  /** @throws WsdlError */
  service(): ServiceShape {
    const [service] = childrenNamed(this.#root, WSDL_NAMESPACE, 'service');
    if (!service) throw new WsdlError(this.#title, 'it offers no service; is it only a part of a WSDL?');
    const ports = childrenNamed(service, WSDL_NAMESPACE, 'port').flatMap(
      (port) => this.#soapPort(port) ?? [],
    );
    if (ports.length === 0) throw new WsdlError(this.#title, 'its service has no port that speaks SOAP');
    const operations = new Map<string, OperationShape>();
    for (const { binding } of ports)
      for (const { attributes } of childrenNamed(binding, WSDL_NAMESPACE, 'operation')) {
        const name = attributes.get('name') ?? '';
        if (!operations.has(name)) operations.set(name, this.#operation(name, ports));
      }
    return {
      name: service.attributes.get('name') ?? '',
      namespace: this.#namespace,
      ports: { '1.1': pathsOf(ports, '1.1'), '1.2': pathsOf(ports, '1.2') },
      operations,
    };
  }

  #soapPort(port: ParsedElement): SoapPort | null {
    for (const version of SOAP_VERSIONS) {
      const [address] = childrenNamed(port, BINDING_NAMESPACE[version], 'address');
      if (!address) continue;
      const binding = this.#definition('binding', nameIn(port, 'binding'));
      return { version, path: pathIn(address.attributes.get('location') ?? ''), binding };
    }
    return null;
  }

  #operation(name: string, ports: readonly SoapPort[]): OperationShape {
    const bound = ports.flatMap(({ version, binding }) => {
      const operation = childrenNamed(binding, WSDL_NAMESPACE, 'operation').find(
        ({ attributes }) => attributes.get('name') === name,
      );
      return operation ? [{ version, binding, operation }] : [];
    });
    const [first] = bound as [(typeof bound)[number]];
    const portType = this.#definition('portType', nameIn(first.binding, 'type'));
    const declared = childrenNamed(portType, WSDL_NAMESPACE, 'operation').find(
      ({ attributes }) => attributes.get('name') === name,
    );
    if (!declared)
      throw new WsdlError(this.#title, `operation ${name} is bound, but its port type does not declare it`);
    const [input] = childrenNamed(declared, WSDL_NAMESPACE, 'input');
    const [output] = childrenNamed(declared, WSDL_NAMESPACE, 'output');
    const bindingOf = (wanted: SoapVersion) => {
      const found = bound.find(({ version }) => version === wanted);
      return found ? this.#binding(found.binding, found.operation, wanted) : null;
    };
    return {
      name,
      bindings: { '1.1': bindingOf('1.1'), '1.2': bindingOf('1.2') },
      header: this.#header(first.operation, BINDING_NAMESPACE[first.version]),
      request: this.#message(input, name) ?? {
        name,
        namespace: null,
        type: new LazyRecord(null, () => NOTHING),
      },
      answer: this.#message(output, `${name}Response`),
    };
  }

  #binding(binding: ParsedElement, operation: ParsedElement, version: SoapVersion): BindingShape {
    const soap = BINDING_NAMESPACE[version];
    const [whole] = childrenNamed(binding, soap, 'binding');
    const [one] = childrenNamed(operation, soap, 'operation');
    const [input] = childrenNamed(operation, WSDL_NAMESPACE, 'input');
    const [body] = input ? childrenNamed(input, soap, 'body') : [];
    const style = one?.attributes.get('style') ?? whole?.attributes.get('style') ?? 'document';
    return {
      action: (one?.attributes.get('soapAction') ?? '').replace(this.#namespace, ''),
      style: `${style}/${body?.attributes.get('use') ?? 'literal'}`,
    };
  }

  #header(operation: ParsedElement, soap: string): ElementShape | null {
    const [input] = childrenNamed(operation, WSDL_NAMESPACE, 'input');
    const [header] = input ? childrenNamed(input, soap, 'header') : [];
    if (!header) return null;
    const message = this.#definition('message', nameIn(header, 'message'));
    const parts = childrenNamed(message, WSDL_NAMESPACE, 'part');
    const part =
      parts.find(({ attributes }) => attributes.get('name') === header.attributes.get('part')) ?? parts[0];
    const element = part && nameIn(part, 'element');
    return element ? this.#types.element(element) : null;
  }

  /** The element in the body; for a message of typed parts, as `rpc` has them, one that holds the parts. */
  #message(direction: ParsedElement | undefined, wrapper: string): ElementShape | null {
    if (!direction) return null;
    const parts = childrenNamed(
      this.#definition('message', nameIn(direction, 'message')),
      WSDL_NAMESPACE,
      'part',
    );
    const element = parts.map((part) => nameIn(part, 'element')).find((name) => name !== null);
    if (element) return this.#types.element(element);
    const fields = parts.map(
      (part): FieldShape => ({
        name: part.attributes.get('name') ?? '',
        namespace: '',
        owner: wrapper,
        type: this.#types.type(nameIn(part, 'type') ?? qualified(XSD_NAMESPACE, 'anyType')),
        min: 1,
        max: 1,
        nillable: false,
        declaredDefault: null,
      }),
    );
    return {
      name: wrapper,
      namespace: null,
      type: new LazyRecord(null, () => ({ fields, isOrdered: true })),
    };
  }

  #definition(kind: 'binding' | 'portType' | 'message', name: string | null): ParsedElement {
    const local = localName(name ?? '');
    const found = childrenNamed(this.#root, WSDL_NAMESPACE, kind).find(
      ({ attributes }) => attributes.get('name') === local,
    );
    if (found) return found;
    const remedy =
      childrenNamed(this.#root, WSDL_NAMESPACE, 'import').length > 0
        ? '; save what it imports in one file'
        : '';
    throw new WsdlError(this.#title, `${kind} ${local} is used, but not declared${remedy}`);
  }
}

function pathsOf(ports: readonly SoapPort[], version: SoapVersion): readonly string[] | null {
  const paths = ports.filter((port) => port.version === version).map(({ path }) => path);
  return paths.length === 0 ? null : paths;
}

/** Hosts and protocols differ between sandboxes, mocks and the real service; the path does not. */
function pathIn(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}
