import type { Operation } from './model.ts';

const WRITES = /Insert|Update|Delete|Remove|Upload|Transition|_Stop|_Clear|_Set(?!tings)/;

/** Whether an operation changes anything; the names of Nmbrs tell, and nothing else in the interface does. */
export function isWrite({ name }: Pick<Operation, 'name'>): boolean {
  return WRITES.test(name);
}
