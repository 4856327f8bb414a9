import { type Leaf, leavesOf } from './leaves.ts';
import type { Operation } from './model.ts';

/**
 * The operation of the same family that uses what this one ignores: the same field of the same record. Of several the one
 * whose name is most like; null where there is none.
 */
export function usedElsewhere(operation: Operation, ignored: Leaf): Operation | null {
  const { service, family, writes } = operation;
  const others = service.operations.filter(
    (other) =>
      other !== operation && other.family === family && other.writes === writes && uses(other, ignored),
  );
  const likeness = ({ name }: Operation) => sharedBeginning(name, operation.name);
  return others.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? null;
}

function uses({ request, ignores }: Operation, { field, owner }: Leaf): boolean {
  return leavesOf(request).some(
    (leaf) => leaf.field.name === field.name && leaf.owner === owner && !ignores.includes(leaf.path),
  );
}

/** How many letters two names have in common from their beginning. */
function sharedBeginning(a: string, b: string): number {
  const differs = [...a].findIndex((letter, at) => letter !== b[at]);
  return differs === -1 ? a.length : differs;
}
