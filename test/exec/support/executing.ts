import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, type TestContext } from 'vitest';
import { Program } from '../../cli/support/program.ts';

/** Where the CA of these tests is kept. */
export const home = mkdtempSync(join(tmpdir(), 'nmbrs-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** `nmbrs-mock exec` with these options, before a command. */
export function startExec(
  options: readonly string[],
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Program {
  return new Program(['exec', ...options, '--', ...command], { HOME: home, ...environment });
}

/** The same, to its end. */
export async function executing(
  ...started: Parameters<typeof startExec>
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const program = startExec(...started);
  const code = await program.exited();
  return { code, stdout: program.stdout, stderr: program.stderr };
}

let whyNoHosts: Promise<string | null> | undefined;

/** Skips the test where a command can have no hosts file of its own, and says why. */
export async function skipWithoutHosts(context: TestContext): Promise<void> {
  whyNoHosts ??= executing(['--way', 'hosts'], ['true']).then(({ code, stderr }) =>
    code === 0 ? null : stderr,
  );
  const reason = await whyNoHosts;
  if (reason !== null) context.skip(reason);
}
