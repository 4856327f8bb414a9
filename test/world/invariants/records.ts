import { FIRST_NEW_ID } from '../../../fixtures/ids.ts';
import { type Invariant, staffOf } from '../support/invariant.ts';

/** Lists of the debtor and of the world, to which records of employees only refer. */
const REFERENCES = ['department', 'function', 'endReason', 'cause'];

/** What holds for the records of all employees, whatever they are about. */
export const records: readonly Invariant[] = [
  {
    name: 'No two records have the same id, and none has one that is kept for records to come',
    *broken(world) {
      const owners = new Map<number, string>();
      for (const { employee } of staffOf(world)) {
        const ids: number[] = [];
        JSON.stringify(employee, (key, value) => {
          if (REFERENCES.includes(key)) return undefined;
          if (key === 'id') ids.push(value);
          return value;
        });
        for (const id of ids) {
          const owner = owners.get(id);
          if (owner !== undefined) yield `${id} is an id of ${owner} and of ${employee.displayName}`;
          if (id >= FIRST_NEW_ID) yield `${id} of ${employee.displayName} is not below ${FIRST_NEW_ID}`;
          owners.set(id, employee.displayName);
        }
      }
    },
  },
];
