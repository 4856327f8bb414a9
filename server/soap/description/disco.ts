import { element, printDocument } from '../../../base/xml/write.ts';
import type { ServiceContract } from '../../../contracts/interface/model.ts';
import { XSD_NAMESPACE, XSI_NAMESPACE } from '../protocol.ts';

/**
 * The discovery document (`?disco`): where the WSDL and the help page are, and the two bindings (fact: wire-disco).
 * @param address the full address at which the service was asked, without the query
 */
export function renderDisco(service: ServiceContract, address: string): string {
  const soap = (prefix: string, binding: string) =>
    element('soap', {
      address,
      [`xmlns:${prefix}`]: service.namespace,
      binding: `${prefix}:${binding}`,
      xmlns: 'http://schemas.xmlsoap.org/disco/soap/',
    });
  return printDocument(
    element(
      'discovery',
      {
        'xmlns:xsd': XSD_NAMESPACE,
        'xmlns:xsi': XSI_NAMESPACE,
        xmlns: 'http://schemas.xmlsoap.org/disco/',
      },
      [
        element('contractRef', {
          ref: `${address}?wsdl`,
          docRef: address,
          xmlns: 'http://schemas.xmlsoap.org/disco/scl/',
        }),
        soap('q1', `${service.name}Soap`),
        soap('q2', `${service.name}Soap12`),
      ],
    ),
  );
}
