import { groupedBy } from '../../../base/grouped-by.ts';
import type { OperationName } from '../../../client/index.ts';
import { operationNames } from '../../mock/operations.ts';

/** The calls of one service, whatever the version, as templates switch them: `EmployeeService.Absence2_Insert`. */
export interface ServiceCalls {
  readonly service: string;
  readonly calls: readonly OperationName[];
}

let known: Promise<readonly ServiceCalls[]> | null = null;

/** All calls of all services; they stay the same as long as the mock runs. */
export function allCalls(): Promise<readonly ServiceCalls[]> {
  known ??= ask().catch((error) => {
    known = null;
    throw error;
  });
  return known;
}

async function ask(): Promise<readonly ServiceCalls[]> {
  const services = groupedBy(await operationNames(), (call) => call.slice(0, call.indexOf('.')));
  return [...services].map(([service, calls]) => ({ service, calls: calls.sort() }));
}

/** The name of a call without its service. */
export function operationOf(call: string): string {
  return call.slice(call.indexOf('.') + 1);
}

/** How many calls there are of all services. */
export function countOf(services: readonly ServiceCalls[]): number {
  return services.reduce((count, { calls }) => count + calls.length, 0);
}
