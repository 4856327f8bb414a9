import { Assignments } from './assignments.ts';

/** The functions (jobs) that employees have. */
export const functions = new Assignments({
  what: 'function',
  listOf: ({ functions }) => functions,
  read: ({ functions }) => functions.map(({ function: assigned, ...record }) => ({ ...record, assigned })),
  write: (employee, history) => ({
    ...employee,
    functions: history.map(({ assigned, ...record }) => ({ ...record, function: assigned })),
  }),
});
