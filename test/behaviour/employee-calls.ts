import type { Version } from '../../contracts/interface/model.ts';
import type { SoapClient, SoapReply } from '../support/soap-client.ts';

/** The parameters of a call: a nested object is a record, a list an element that comes several times. */
export interface Parameters {
  readonly [name: string]: Parameter | readonly Parameter[];
}

type Parameter = string | number | boolean | Parameters;

/** Calls the EmployeeService, with the parameters in the order given. */
export function ask(
  client: SoapClient,
  operation: string,
  parameters: Parameters,
  version: Version = 'v3',
): Promise<SoapReply> {
  return client.call('EmployeeService', operation, elements(parameters), { version });
}

/** The codes with which calls are refused, in their order; null for one that is answered. */
export async function codesOf(calls: Iterable<Promise<SoapReply>>): Promise<(number | null)[]> {
  return (await Promise.all(calls)).map(({ code }) => code);
}

/** Parameters as elements, in the order given. */
export function elements(parameters: Parameters): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => [value].flat().map((one) => element(name, one)))
    .join('');
}

function element(name: string, value: Parameter): string {
  return `<${name}>${typeof value === 'object' ? elements(value) : value}</${name}>`;
}
