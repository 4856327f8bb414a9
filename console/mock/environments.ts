import type { EnvironmentState } from '../../contracts/control/environments.ts';
import { type Asked, useAskedAgain } from './asked.ts';
import { environmentsChanged } from './changes.ts';
import { connection } from './connection.ts';

/** All environments there are, now and after each change of which there are. */
export function useEnvironments(): Asked<readonly EnvironmentState[]> {
  return useAskedAgain(
    () => connection.mock.environments(),
    [],
    [environmentsChanged.value, connection.returns.value],
  );
}
