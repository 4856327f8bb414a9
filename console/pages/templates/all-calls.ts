import type { OperationName } from '../../../client/index.ts';
import { connection } from '../../mock/connection.ts';

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
  const services = new Map<string, Set<OperationName>>();
  for (const { service, operation } of await connection.mock.coverage()) {
    const calls = services.get(service) ?? new Set();
    // The names of the coverage are those of the catalogue, of which the type is made.
    services.set(service, calls.add(`${service}.${operation}` as OperationName));
  }
  return [...services].map(([service, calls]) => ({ service, calls: [...calls].sort() }));
}

/** The name of a call without its service. */
export function operationOf(call: string): string {
  return call.slice(call.indexOf('.') + 1);
}

/** How many calls there are of all services. */
export function countOf(services: readonly ServiceCalls[]): number {
  return services.reduce((count, { calls }) => count + calls.length, 0);
}
