import type { DateTime } from '../../../../fixtures/seed.ts';
import type { Environment } from '../../../world/environment.ts';

/** What every record of an employee begins with: an id of its own, and when it was put in. */
export function newRecord(environment: Environment): { readonly id: number; readonly createdAt: DateTime } {
  return { id: environment.idOfNewRecord(), createdAt: environment.now };
}
