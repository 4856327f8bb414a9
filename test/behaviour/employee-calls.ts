import type { Version } from '../../contracts/interface/model.ts';
import type { SoapClient, SoapReply } from '../support/soap-client.ts';

/** The parameters of a call: a nested object is a record. */
export interface Parameters {
  readonly [name: string]: string | number | boolean | Parameters;
}

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

function elements(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `<${name}>${typeof value === 'object' ? elements(value) : value}</${name}>`)
    .join('');
}
