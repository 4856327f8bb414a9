import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import type { NamedLogin } from '../../fixtures/named-logins.ts';
import type { DebtorSeed, EmployeeSeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';

/** What every client program prints: all that it saw on its way from debtors to employees, and two faults. */
export interface Walk {
  /** How many operations the client found in the WSDL of each service. */
  readonly operations: Readonly<Partial<Record<ServiceName, number>>>;
  readonly debtors: readonly { readonly id: number; readonly number: string; readonly name: string }[];
  readonly companies: readonly { readonly id: number; readonly number: number; readonly name: string }[];
  /** Those in service. */
  readonly employees: readonly { readonly id: number; readonly number: number; readonly name: string }[];
  /** Their personal information; dates as `yyyy-MM-dd`. */
  readonly people: readonly {
    readonly id: number;
    readonly firstName: string;
    readonly prefix: string | null;
    readonly lastName: string;
    readonly gender: string;
    readonly birthday: string;
    readonly deceased: null;
  }[];
  /** Texts of the faults that a wrong token and somebody else's debtor are answered with. */
  readonly faults: { readonly wrongToken: string; readonly foreignDebtor: string };
}

/** What an unfiltered login must see of a world, taken from the world itself. */
export function expectedWalk(world: WorldSeed, login: NamedLogin, version: Version): Walk {
  const debtors = debtorsOf(world).filter((debtor) => sees(login, debtor, world));
  const companies = debtors.flatMap((debtor) => debtor.companies);
  const employees = companies
    .flatMap((company) => world.employees(company.id))
    .filter(({ type }) => type === 'active');
  return {
    operations: Object.fromEntries(
      servicesOf(version).map(({ name, operations }) => [name, operations.length]),
    ),
    debtors: debtors.map(({ id, number, name }) => ({ id, number, name })),
    companies: companies.map(({ id, number, name }) => ({ id, number, name })),
    employees: employees.map(({ id, number, displayName }) => ({ id, number, name: displayName })),
    people: employees.map(personOf),
    faults: {
      wrongToken: 'Server was unable to process request. ---> 1001: Invalid Authentication',
      foreignDebtor: 'Server was unable to process request. ---> 1003: Unauthorized access',
    },
  };
}

/** A debtor that exists, but not for this login. */
export function foreignDebtor(world: WorldSeed, login: NamedLogin): number {
  const foreign = debtorsOf(world).find((debtor) => !sees(login, debtor, world));
  if (!foreign) throw new Error(`${login.username} sees every debtor`);
  return foreign.id;
}

/** The services of a version. */
export function servicesOf(version: Version) {
  return catalogue.services.filter((service) => service.version === version);
}

function debtorsOf(world: WorldSeed): DebtorSeed[] {
  return world.environments.flatMap(({ debtors }) => debtors);
}

function sees({ environment, level, debtorId }: NamedLogin, debtor: DebtorSeed, world: WorldSeed): boolean {
  const own = world.environments.find(({ subdomain }) => subdomain === environment);
  return own?.debtors.includes(debtor) === true && (level === 'master' || debtorId === debtor.id);
}

function personOf({ id, personalInfo }: EmployeeSeed): Walk['people'][number] {
  const { firstName, prefix, lastName, gender, birthday } = personalInfo;
  return { id, firstName, prefix, lastName, gender, birthday: birthday.slice(0, 10), deceased: null };
}
