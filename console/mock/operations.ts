import type { OperationName } from '../../client/index.ts';
import { useAskedOfMock } from './asked.ts';
import { connection } from './connection.ts';

/** The names of all operations, each once, whatever its version, service by service: `EmployeeService.Absence2_Insert`. */
export async function operationNames(): Promise<readonly OperationName[]> {
  const rows = await connection.mock.coverage();
  // The names of the coverage are those of the catalogue, of which the type is made.
  return [...new Set(rows.map(({ service, operation }) => `${service}.${operation}` as OperationName))];
}

/** The same in order, for a page; none until they are known. */
export function useOperationNames(): readonly OperationName[] {
  const asked = useAskedOfMock(async () => (await operationNames()).toSorted());
  return asked.kind === 'known' ? asked.value : [];
}
