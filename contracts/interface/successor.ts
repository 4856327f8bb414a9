import { catalogue } from './catalogue.ts';
import type { Operation } from './model.ts';

/**
 * What to call instead of a deprecated operation, as far as the names tell: most reports are made in the background now. Null
 * where no other is known to do the same, and for an operation that stays.
 */
export function successorOf({ name, service, deprecated }: Operation): Operation | null {
  if (!deprecated) return null;
  const background = catalogue.services.flatMap((one) => one.operation(`${name}_Background`) ?? []);
  const shorter = service.operations.filter((one) => !one.deprecated && name.startsWith(one.name));
  return [...background, ...shorter.sort((a, b) => b.name.length - a.name.length)][0] ?? null;
}
