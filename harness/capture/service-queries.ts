import { catalogue } from '../../contracts/interface/catalogue.ts';

/** Whether a part of a query asks for the description of a service: `wsdl`, `disco`, `singleWsdl`, `op=Absence_Insert`. */
export function isAboutService(part: string): boolean {
  const [, operation] = /^op=(\w+)$/i.exec(part) ?? [];
  if (operation === undefined) return /^(?:wsdl|disco|singlewsdl|schema)$/i.test(part);
  return catalogue.services.some((service) => service.operation(operation) !== undefined);
}
