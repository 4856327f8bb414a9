import type { ServiceContract } from '../../contracts/interface/model.ts';
import { Endpoints } from '../soap/endpoint.ts';

/** What a path means to the services; its case does not matter (fact: wire-path-case). */
export interface SoapPath {
  readonly endpoints: Endpoints;
  /** What stands behind `.asmx`, e.g. `/List_GetAll`; empty for the service itself. */
  readonly rest: string;
}

/** Finds the service of a path such as `/soap/v3/EmployeeService.asmx`. */
export class SoapPaths {
  readonly #endpoints = new Map<string, Endpoints>();

  /** By path as clients spell it, which nearly all of them do. */
  readonly #exact = new Map<string, SoapPath>();

  constructor(services: readonly ServiceContract[]) {
    for (const service of services) {
      const endpoints = new Endpoints(service);
      for (const path of service.paths) {
        this.#endpoints.set(path.toLowerCase(), endpoints);
        this.#exact.set(path, { endpoints, rest: '' });
      }
    }
  }

  find(path: string): SoapPath | undefined {
    return this.#exact.get(path) ?? this.#findSpelt(path);
  }

  #findSpelt(path: string): SoapPath | undefined {
    const [, file = '', rest = ''] = /^(.*?\.asmx)(\/.*)?$/i.exec(path) ?? [];
    const endpoints = this.#endpoints.get(file.toLowerCase());
    return endpoints && { endpoints, rest };
  }
}
