import { createHash } from 'node:crypto';
import type { Guid } from '../../../contracts/interface/values.ts';
import type { Environment, GuidKind } from '../../world/environment.ts';

/**
 * The guid of a record: always the same one for the same record of the same environment, and of no other. It is made
 * like a guid from a name (RFC 9562, version 5); how Nmbrs makes its own is not known (mark: guids-made-up).
 */
export function guidOf({ subdomain }: Pick<Environment, 'subdomain'>, kind: string, id: number): Guid {
  return guidFrom(`${subdomain}/${kind}/${id}`);
}

/** The guid of something that is the same in every environment; the slash keeps it apart from those of any of them. */
export function sharedGuidOf(kind: string, name: string): Guid {
  return guidFrom(`/${kind}/${name}`);
}

function guidFrom(name: string): Guid {
  const digits = [...createHash('sha1').update(name).digest('hex')].slice(0, 32);
  digits[12] = '5';
  digits[16] = '8';
  return digits.join('').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What the converters of both services answer. */
export function mapToGuids(
  environment: Environment,
  entity: string,
  kind: GuidKind | null,
  ids: readonly number[],
) {
  const mappings = ids.flatMap((id) =>
    kind === null
      ? []
      : [{ IdInt: id, IdGuid: environment.chosenGuid(kind, id) ?? guidOf(environment, kind, id) }],
  );
  return { Entity: entity, Mappings: mappings };
}
