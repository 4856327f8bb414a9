import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packageRoot } from '../../base/package-root.ts';

const run = promisify(execFile);

/** The command line of the engine; `.ci/container-engine` says which. */
const DOCKER = process.env.DOCKER ?? 'docker';

/** `host` where the engine has no bridge, so that no port can be published. */
export const NETWORK = process.env.CONTAINER_NETWORK === 'host' ? 'host' : 'bridge';

/** What the engine printed. @throws Error with all it said when it refuses. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(DOCKER, args, { cwd: packageRoot, maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

/**
 * Why no container can be run here; null when one can. Where REQUIRE_CONTAINERS is set, one must be.
 * @throws Error where it is set and no engine answers.
 */
export async function missingEngine(): Promise<string | null> {
  try {
    await docker('version');
    return null;
  } catch (cause) {
    const reason = 'no container engine answers `docker version`; `.ci/container-engine` starts one';
    if (process.env.REQUIRE_CONTAINERS) throw new Error(reason, { cause });
    return reason;
  }
}
