import { expect } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import type { EmployeeSeed } from '../../fixtures/seed.ts';
import { openWorld } from '../../fixtures/world.ts';
import { type SoapClient, SoapReply } from '../support/soap-client.ts';

/** A company that the debtor login of an office does not see. */
export const COMPANY = 10004;

const world = openWorld();

export const staff = world.employees(COMPANY);

/** Departments and functions from which its staff is assigned. */
export const debtor = world.environments
  .flatMap(({ debtors }) => debtors)
  .find(({ companies }) => companies.some(({ id }) => id === COMPANY));

export const VERSIONS: readonly Version[] = ['v3', 'v2.1'];

/** Somebody of the staff. @throws Error when the default world has nobody like that. */
export function somebody(fits: (employee: EmployeeSeed) => boolean): EmployeeSeed {
  const found = staff.find(fits);
  if (!found) throw new Error('the default world has nobody like that');
  return found;
}

/** Somebody of any company of the office. @throws Error when the default world has nobody like that. */
export function somebodyInDemo(fits: (employee: EmployeeSeed) => boolean): EmployeeSeed {
  const companies = world.environments[0]?.debtors.flatMap((one) => one.companies) ?? [];
  const found = companies.flatMap(({ id }) => world.employees(id)).find(fits);
  if (!found) throw new Error('the default world has nobody like that');
  return found;
}

/** The calls of one client about one employee, in one version. */
export class Dossier {
  readonly #client: SoapClient;
  readonly #employeeId: number;
  readonly #version: Version;

  constructor(client: SoapClient, employeeId: number, version: Version) {
    this.#client = client;
    this.#employeeId = employeeId;
    this.#version = version;
  }

  /** Calls an operation on the employee. */
  call(name: string, parameters = ''): Promise<SoapReply> {
    return this.#call(name, `<EmployeeId>${this.#employeeId}</EmployeeId>${parameters}`);
  }

  /** The same in a period of 2026. */
  in(period: number, name: string, parameters = ''): Promise<SoapReply> {
    return this.call(name, `${parameters}<Period>${period}</Period><Year>2026</Year>`);
  }

  /** What an operation on the whole company says of the employee. */
  async ofCompany(name: string, element = 'CompanyID', idElement = 'EmployeeId'): Promise<SoapReply> {
    const all = await this.#call(name, `<${element}>${COMPANY}</${element}>`);
    expect(all.ids(idElement)).toEqual(staff.map(({ id }) => id));
    const start = `<${idElement}>${this.#employeeId}</${idElement}>`;
    const [, own = ''] = all.body.split(start);
    return new SoapReply(all.status, own.split(`<${idElement}>`)[0] ?? '');
  }

  #call(name: string, parameters: string): Promise<SoapReply> {
    return this.#client.call('EmployeeService', name, parameters, { version: this.#version });
  }
}
