import { catalogue } from './catalogue.ts';
import type { ServiceContract } from './model.ts';

/** A service in an address that was called. */
export interface AddressedService {
  readonly service: ServiceContract;
  /** The path of the service, as the address spells it: `/soap/v3/EmployeeService.asmx`. */
  readonly path: string;
  /** What the address has between its host and that path, such as the prefix of a gateway; empty for nothing. */
  readonly prefix: string;
}

/** The service with whose path the path of an address ends, in whatever case (fact: wire-path-case); null for none. */
export function serviceAt(url: string): AddressedService | null {
  const whole = /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)/i.exec(url)?.[1] ?? '';
  const lower = whole.toLowerCase();
  for (const service of catalogue.services) {
    const known = service.paths.find((path) => lower.endsWith(path.toLowerCase()));
    if (known === undefined) continue;
    const at = whole.length - known.length;
    return { service, path: whole.slice(at), prefix: whole.slice(0, at) };
  }
  return null;
}
