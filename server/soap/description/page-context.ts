import type { Operation, ServiceContract } from '../../../contracts/interface/model.ts';

/** Whether an operation reads and writes the world or answers with a sample (design.md, Operations). */
export type Status = 'behaves' | 'answers';

/** What every page is made from: all services of the catalogue, and what is built of them. */
export interface PageContext {
  readonly services: readonly ServiceContract[];
  readonly status: (operation: Operation) => Status;
}

export function countBehaving({ operations }: ServiceContract, { status }: PageContext): number {
  return operations.filter((operation) => status(operation) === 'behaves').length;
}
