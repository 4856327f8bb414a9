import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import { useAskedOfMock } from './asked.ts';
import { connection } from './connection.ts';

interface CoverageRow {
  readonly service: ServiceName;
  readonly version: Version;
  readonly operation: string;
}

/** The names of all operations, each once: `EmployeeService.Absence2_Insert`; none until they are known. */
export function useOperationNames(): readonly string[] {
  const asked = useAskedOfMock(async (signal) => {
    const rows = await connection.transport.ask<readonly CoverageRow[]>(
      'GET',
      '/coverage',
      undefined,
      signal,
    );
    return [...new Set(rows.map(({ service, operation }) => `${service}.${operation}`))].sort();
  });
  return asked.kind === 'known' ? asked.value : [];
}
