import { Assignments } from './assignments.ts';

/** The departments in which employees work. */
export const departments = new Assignments({
  what: 'department',
  listOf: ({ departments }) => departments,
  read: ({ departments }) =>
    departments.map(({ department, ...record }) => ({ ...record, assigned: department })),
  write: (employee, history) => ({
    ...employee,
    departments: history.map(({ assigned, ...record }) => ({ ...record, department: assigned })),
  }),
});
