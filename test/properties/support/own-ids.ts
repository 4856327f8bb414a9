import type { Field, Operation } from '../../../contracts/interface/model.ts';
import type { Ids } from './people.ts';
import { type Fields, isFields, isList, type Tree } from './tree.ts';

/** A request with the ids of who is written to, wherever the catalogue marks one. */
export function withIds(fields: readonly Field[], values: Fields, ids: Ids): Fields {
  return Object.fromEntries(
    fields.map((field) => [field.name, withId(field, values[field.name] ?? null, ids)]),
  );
}

function withId({ type, identity, ignoresOwnId }: Field, value: Tree, ids: Ids): Tree {
  if (identity) return value === String(identity.none) ? value : String(ids[identity.scope]);
  if (type.kind === 'record' && isFields(value))
    return ignoresOwnId ? value : withIds(type.fields, value, ids);
  if (type.kind === 'list' && isList(value)) return value.map((item) => withId(type.item, item, ids));
  return value;
}

/** Whether a request has to name a debtor, company or employee, so that it can be refused for that. */
export function namesSomebody({ request }: Operation): boolean {
  return request.some(isMarked);
}

function isMarked({ identity, ignoresOwnId, type }: Field): boolean {
  if (identity) return true;
  if (type.kind === 'record') return !ignoresOwnId && type.fields.some(isMarked);
  return type.kind === 'list' && isMarked(type.item);
}

/** Of a list that has an item for every employee, theirs; of everything else all. */
export function ofEmployee(answer: Tree, employeeId: number): Tree {
  if (!isList(answer)) return answer;
  const idOf = (item: Tree) => (isFields(item) ? (item.EmployeeId ?? item.EmployeeID ?? null) : null);
  if (answer.length === 0 || answer.some((item) => idOf(item) === null)) return answer;
  return answer.filter((item) => idOf(item) === String(employeeId));
}
