import { nearestName } from '../../base/nearest-name.ts';
import { type Consumer, retiringIn } from '../../contracts/consumer/consumer.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceContract, ServiceName, Version } from '../../contracts/interface/model.ts';
import type { Retirement } from '../../contracts/interface/retirement.ts';
import { catalogueShape } from './catalogue-shape.ts';
import type { Change } from './change.ts';
import { compareServices, type ServiceUse } from './compare-services.ts';
import type { ServiceShape } from './shape.ts';
import { usageOfPaths } from './usage.ts';
import { WsdlError } from './wsdl-error.ts';
import { wsdlShape } from './wsdl-shape.ts';

interface DriftOptions {
  /** How messages call the WSDL: a file or an address. */
  readonly title: string;
  /** The version of the catalogue to compare with; that of the WSDL's namespace unless said otherwise. */
  readonly version?: Version;
  /** Tells only what matters to an integration. */
  readonly consumer?: Consumer;
  /** Counts what breaks only readers that hold an answer to the schema they were generated from. */
  readonly strict?: boolean;
}

/** How a service differs from what the catalogue says of it. */
export interface Drift {
  readonly service: ServiceName;
  readonly version: Version;
  readonly title: string;
  readonly changes: readonly Change[];
  /** What was looked at; null for everything. */
  readonly consumer: DriftOfConsumer | null;
}

interface DriftOfConsumer {
  readonly name: string;
  /** How many operations of the service it uses. */
  readonly operations: number;
  /** Those of them that end before the API does, by the name they have in the consumer file. */
  readonly retiring: ReadonlyMap<string, readonly Retirement[]>;
}

/**
 * Compares the catalogue with a WSDL: what an integration that was written for the one meets at the other.
 * @throws WsdlError for a text that is no WSDL, or that of a service the catalogue does not have.
 */
export function driftOf(wsdl: string, options: DriftOptions): Drift {
  const { title, version, consumer, strict = false } = options;
  const now = wsdlShape(wsdl, title);
  const service = sameService(now, title, version);
  const used = consumer && {
    ...consumer,
    operations: consumer.operations.filter(({ operation }) => operation.service === service),
  };
  return {
    service: service.name,
    version: service.version,
    title,
    // An integration that uses nothing of a service loses nothing with it.
    changes:
      used?.operations.length === 0
        ? []
        : compareServices(catalogueShape(service), now, used ? usageOf(used) : 'all', strict),
    consumer: used
      ? { name: used.name, operations: used.operations.length, retiring: retiringIn(used) }
      : null,
  };
}

export function isBreaking({ changes }: Drift): boolean {
  return changes.some(({ effect }) => effect !== 'harmless');
}

/** The service of the catalogue that a WSDL is a version of. */
function sameService(
  { name, namespace }: ServiceShape,
  title: string,
  version: Version | undefined,
): ServiceContract {
  const same = catalogue.services.find((service) => service.namespace === namespace);
  const family = catalogue.services.filter((service) => service.name === (same?.name ?? name));
  if (family.length === 0) {
    const known = [...new Set(catalogue.services.map((service) => service.name))];
    throw new WsdlError(
      title,
      `the catalogue has no service ${name || namespace}; it has ${known.join(', ')}`,
    );
  }
  if (version !== undefined) {
    const wanted = family.find((service) => service.version === version);
    if (!wanted) throw new WsdlError(title, `the catalogue has no ${family[0]?.name} ${version}`);
    return wanted;
  }
  const nearest = nearestName(
    namespace,
    family.map((service) => service.namespace),
  );
  return same ?? family.find((service) => service.namespace === nearest) ?? (family[0] as ServiceContract);
}

function usageOf({ operations }: Consumer): ServiceUse {
  return new Map(
    operations.map(({ operation, sends, answered, reads }) => [
      operation.name,
      { sends: usageOfPaths(sends), reads: usageOfPaths([...answered, ...reads]) },
    ]),
  );
}
