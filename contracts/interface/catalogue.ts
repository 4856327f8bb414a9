import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt, packageRoot } from '../../base/package-root.ts';
import { parseContract } from './language/parse.ts';
import type { ServiceNode } from './language/syntax.ts';
import { linkContracts, linkedWhenAsked } from './link.ts';
import { SERVICE_NAMES, type ServiceContract, type ServiceName, VERSIONS, type Version } from './model.ts';

export interface Catalogue {
  /** Every service of every version, version 3 first. */
  readonly services: readonly ServiceContract[];
  /** @throws Error when there is no such service; TypeScript callers cannot name one. */
  service(name: ServiceName, version: Version): ServiceContract;
}

const FOLDER = join(packageRoot, 'contracts/interface');

/** The contract files that come with the package, as they are written. */
export function readContracts(): ServiceNode[] {
  return VERSIONS.flatMap((version) =>
    SERVICE_NAMES.map((service) => `${version}/${service}.contract`)
      .filter((file) => existsSync(join(FOLDER, file)))
      .map((file) => parseContract(readFileSync(join(FOLDER, file), 'utf8'), `contracts/interface/${file}`)),
  );
}

/** Where a build keeps the contract files as they were parsed: a start need not parse them again. */
export const PARSED_CONTRACTS: string = join(packageRoot, 'dist/parsed-contracts');

/** Of all services, what is known of them before any of their operations is asked for. */
export const PARSED_HEADS: string = join(PARSED_CONTRACTS, 'services.json');

/** The file with the operations and types of a service. */
export function parsedDeclarations({ name, version }: Pick<ServiceNode, 'name' | 'version'>): string {
  return join(PARSED_CONTRACTS, `${name.text}-${version.text}.json`);
}

/** The services as they were when this was built; null where the sources run, as in the tests. */
function builtServices(): ServiceContract[] | null {
  if (!isBuilt || !existsSync(PARSED_HEADS)) return null;
  // They were linked when they were written, so that no message needs the places that are left out.
  const heads = readJson(PARSED_HEADS) as Omit<ServiceNode, 'declarations'>[];
  return linkedWhenAsked(heads.map(withDeclarations));
}

/** With its operations and types, which are read when they are first asked for. */
function withDeclarations(head: Omit<ServiceNode, 'declarations'>): ServiceNode {
  let declarations: ServiceNode['declarations'] | null = null;
  return {
    ...head,
    get declarations() {
      declarations ??= readJson(parsedDeclarations(head)) as ServiceNode['declarations'];
      return declarations;
    },
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Reads and links the contract files that come with the package. */
function loadCatalogue(): Catalogue {
  const services = builtServices() ?? linkContracts(readContracts());
  requireAll(services);
  return {
    services,
    service(name, version) {
      const found = services.find((service) => service.name === name && service.version === version);
      if (!found) throw new Error(`the catalogue has no ${name} ${version}`);
      return found;
    },
  };
}

/** A mock that serves nothing would answer every call as if there were no such service. @throws Error */
function requireAll(services: readonly ServiceContract[]): void {
  const absent = SERVICE_NAMES.filter((name) => services.every((service) => service.name !== name));
  if (absent.length === 0) return;
  throw new Error(
    `There are no contract files of ${absent.join(', ')} in ${FOLDER}. Install nmbrs-mock again: a part of it is missing.`,
  );
}

/** The Nmbrs interface, as this package describes it. */
export const catalogue: Catalogue = loadCatalogue();
