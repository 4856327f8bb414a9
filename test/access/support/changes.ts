import type { Scope } from '../../../contracts/interface/model.ts';
import type { Environment } from '../../../server/world/environment.ts';
import type { Records } from './visible-records.ts';

/** A record that was put in, changed or deleted. */
export interface Change {
  readonly scope: Scope | 'tag';
  readonly id: number;
  /** The ids of what it was or is part of, itself included when it was there before. */
  readonly touches: readonly (readonly [Scope, number])[];
}

/** What happened to the records of an environment since a copy of it was made. */
export function changesSince(before: Environment, now: Environment): Change[] {
  return [
    ...now.tags.changedSince(before.tags).map((id): Change => ({ scope: 'tag', id, touches: [] })),
    ...now.debtors
      .changedSince(before.debtors)
      .map(
        (id): Change => ({ scope: 'debtor', id, touches: before.debtors.get(id) ? [['debtor', id]] : [] }),
      ),
    ...now.companies.changedSince(before.companies).map((id): Change => {
      const [old, made] = [before.companies.get(id), now.companies.get(id)];
      const owners = [old, made].flatMap((record) => (record ? [record.debtorId] : []));
      return {
        scope: 'company',
        id,
        touches: [...owners.map((owner) => ['debtor', owner] as const), ...itself('company', id, old)],
      };
    }),
    ...now.employees.changedSince(before.employees).map((id): Change => {
      const [old, made] = [before.employees.get(id), now.employees.get(id)];
      const owners = [old, made].flatMap((record) => (record ? [record.companyId] : []));
      return {
        scope: 'employee',
        id,
        touches: [...owners.map((owner) => ['company', owner] as const), ...itself('employee', id, old)],
      };
    }),
  ];
}

function itself(scope: Scope, id: number, old: unknown): (readonly [Scope, number])[] {
  return old ? [[scope, id]] : [];
}

/**
 * Whether a change lies within what a login sees. A new debtor lies nowhere yet, so making one is left to the user
 * template alone.
 */
export function isWithin({ scope, touches }: Change, { ids }: Records): boolean {
  return scope !== 'tag' && touches.every(([kind, id]) => ids[kind].includes(id));
}
