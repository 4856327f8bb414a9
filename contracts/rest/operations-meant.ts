import { catalogue } from '../interface/catalogue.ts';
import { qualifiedName } from '../interface/operations-named.ts';

let names: readonly string[] | undefined;

/** The operations of the catalogue by their qualified names, those of both versions once. */
export function operationNames(): readonly string[] {
  names ??= [...new Set(catalogue.services.flatMap(({ operations }) => operations.map(qualifiedName)))];
  return names;
}

/** The operations that a name means: itself, or all that begin with it where it ends in a star. None where it is none. */
export function operationsMeant(name: string): readonly string[] {
  return operationNames().filter((one) =>
    name.endsWith('*') ? one.startsWith(name.slice(0, -1)) : one === name,
  );
}
