import type { Environment } from '../../client/environment.ts' with { 'resolution-mode': 'import' };

/** Does what can be done with an environment. @throws AssertionError where it does not come out as it should. */
export function doEverything(env: Environment<'master'>): Promise<void>;
