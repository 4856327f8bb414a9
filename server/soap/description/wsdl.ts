import { type Attributes, element, printDocument, type XmlElement } from '../../../base/xml/write.ts';
import type { Operation, ServiceContract } from '../../../contracts/interface/model.ts';
import { XSD_NAMESPACE } from '../protocol.ts';
import { renderSchemas } from './schema.ts';
import { BINDING_NAMESPACE, MICROSOFT_TYPES_NAMESPACE, WSDL_NAMESPACE } from './wsdl-namespaces.ts';

const SOAP_OVER_HTTP = 'http://schemas.xmlsoap.org/soap/http';

/** The two ways in which every operation is offered: the prefix of their WSDL elements and the end of their names. */
const BINDINGS = [
  { prefix: 'soap', suffix: 'Soap' },
  { prefix: 'soap12', suffix: 'Soap12' },
] as const;

type Binding = (typeof BINDINGS)[number];

/**
 * The WSDL of a service as ASMX writes it: but for our own documentation and the address it says what the real one
 * says, in the same order (fact: wire-wsdl-layout).
 * @param address the full address at which the service was asked, without the query
 */
export function renderWsdl(service: ServiceContract, address: string): string {
  const schemas = renderSchemas(service);
  return printDocument(
    element('wsdl:definitions', definitionsAttributes(service, schemas.length > 1), [
      element('wsdl:types', {}, schemas),
      ...service.operations.flatMap(messages),
      portType(service),
      ...BINDINGS.map((kind) => binding(service, kind)),
      element(
        'wsdl:service',
        { name: service.name },
        BINDINGS.map((kind) => port(service, kind, address)),
      ),
    ]),
  );
}

/** The prefixes that ASMX declares, used or not, in the order of the real files of 2020. */
function definitionsAttributes(service: ServiceContract, usesGuid: boolean): Attributes {
  return {
    'xmlns:s': XSD_NAMESPACE,
    'xmlns:soap12': BINDING_NAMESPACE['1.2'],
    'xmlns:http': 'http://schemas.xmlsoap.org/wsdl/http/',
    'xmlns:mime': 'http://schemas.xmlsoap.org/wsdl/mime/',
    'xmlns:tns': service.namespace,
    ...(usesGuid && { 'xmlns:s1': MICROSOFT_TYPES_NAMESPACE }),
    'xmlns:soap': BINDING_NAMESPACE['1.1'],
    'xmlns:tm': 'http://microsoft.com/wsdl/mime/textMatching/',
    'xmlns:soapenc': 'http://schemas.xmlsoap.org/soap/encoding/',
    targetNamespace: service.namespace,
    'xmlns:wsdl': WSDL_NAMESPACE,
  };
}

function messages(operation: Operation): XmlElement[] {
  const { name, header } = operation;
  const message = (messageName: string, part: string, partElement: string) =>
    element('wsdl:message', { name: messageName }, [
      element('wsdl:part', { name: part, element: `tns:${partElement}` }),
    ]);
  return [
    message(`${name}SoapIn`, 'parameters', name),
    message(`${name}SoapOut`, 'parameters', `${name}Response`),
    ...(header?.name ? [message(name + header.name, header.name, header.name)] : []),
  ];
}

function portType(service: ServiceContract): XmlElement {
  const operations = service.operations.map(({ name, summary }) =>
    element('wsdl:operation', { name }, [
      element('wsdl:documentation', { 'xmlns:wsdl': WSDL_NAMESPACE }, summary),
      element('wsdl:input', { message: `tns:${name}SoapIn` }),
      element('wsdl:output', { message: `tns:${name}SoapOut` }),
    ]),
  );
  return element('wsdl:portType', { name: `${service.name}Soap` }, operations);
}

function binding(service: ServiceContract, { prefix, suffix }: Binding): XmlElement {
  const body = element(`${prefix}:body`, { use: 'literal' });
  const operations = service.operations.map(({ name, soapAction, header }) =>
    element('wsdl:operation', { name }, [
      element(`${prefix}:operation`, { soapAction, style: 'document' }),
      element('wsdl:input', {}, header?.name ? [body, headerBinding(prefix, name, header.name)] : [body]),
      element('wsdl:output', {}, [body]),
    ]),
  );
  return element('wsdl:binding', { name: service.name + suffix, type: `tns:${service.name}Soap` }, [
    element(`${prefix}:binding`, { transport: SOAP_OVER_HTTP }),
    ...operations,
  ]);
}

/** What an operation that reads a header declares of it (fact: wire-wsdl-header). */
function headerBinding(prefix: Binding['prefix'], operation: string, header: string): XmlElement {
  return element(`${prefix}:header`, { message: `tns:${operation}${header}`, part: header, use: 'literal' });
}

function port(service: ServiceContract, { prefix, suffix }: Binding, address: string): XmlElement {
  const name = service.name + suffix;
  return element('wsdl:port', { name, binding: `tns:${name}` }, [
    element(`${prefix}:address`, { location: address }),
  ]);
}
