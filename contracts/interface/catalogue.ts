import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { parseContract } from './language/parse.ts';
import { linkContracts } from './link.ts';
import type { ServiceContract, ServiceName, Version } from './model.ts';

export interface Catalogue {
  /** Every service of every version, version 3 first. */
  readonly services: readonly ServiceContract[];
  /** @throws Error when there is no such service; TypeScript callers cannot name one. */
  service(name: ServiceName, version: Version): ServiceContract;
}

const FOLDER = join(packageRoot, 'contracts/interface');
const VERSIONS: readonly Version[] = ['v3', 'v2.1'];

/** Reads and links the contract files that come with the package. */
function loadCatalogue(): Catalogue {
  const nodes = VERSIONS.flatMap((version) =>
    readdirSync(join(FOLDER, version))
      .filter((file) => file.endsWith('.contract'))
      .sort()
      .map((file) =>
        parseContract(
          readFileSync(join(FOLDER, version, file), 'utf8'),
          `contracts/interface/${version}/${file}`,
        ),
      ),
  );
  const services = linkContracts(nodes);
  return {
    services,
    service(name, version) {
      const found = services.find((service) => service.name === name && service.version === version);
      if (!found) throw new Error(`the catalogue has no ${name} ${version}`);
      return found;
    },
  };
}

/** The Nmbrs interface, as this package describes it. */
export const catalogue: Catalogue = loadCatalogue();
