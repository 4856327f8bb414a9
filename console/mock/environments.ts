import { useEffect, useRef } from 'preact/hooks';
import type { EnvironmentState } from '../../contracts/control/environments.ts';
import { type Asked, useAskedAgain } from './asked.ts';
import { environmentsChanged, noteChange } from './changes.ts';
import { connection } from './connection.ts';

/** All environments there are, now and after each change of which there are. */
export function useEnvironments(): Asked<readonly EnvironmentState[]> {
  return useAskedAgain(
    () => connection.mock.environments(),
    [],
    [environmentsChanged.value, connection.returns.value],
  );
}

/** Pages of an environment ask again once it is gone, and once there is one of its name again. @param isThere null while that is not known. */
export function useComingAndGoing(subdomain: string | undefined, isThere: boolean | null): void {
  const known = useRef({ subdomain, isThere });
  useEffect(() => {
    const before = known.current;
    if (isThere === null || subdomain === undefined) return;
    known.current = { subdomain, isThere };
    if (before.subdomain === subdomain && before.isThere !== null && before.isThere !== isThere)
      noteChange(subdomain);
  }, [subdomain, isThere]);
}
