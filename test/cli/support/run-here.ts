import { format } from 'node:util';
import { vi } from 'vitest';
import { run } from '../../../cli/run.ts';

/**
 * Runs a command in this process and gives back what the program would print and exit with: for tests of what commands
 * do, which need no process of their own. One at a time, since a process has one output.
 * @param environment variables it finds besides those of this process.
 */
export async function runHere(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const printed = { stdout: '', stderr: '' };
  const noting = (name: keyof typeof printed) => (text: string | Uint8Array) => {
    printed[name] += text;
    return true;
  };
  const line =
    (name: keyof typeof printed) =>
    (...values: unknown[]) => {
      printed[name] += `${format(...values)}\n`;
    };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(noting('stdout')),
    vi.spyOn(process.stderr, 'write').mockImplementation(noting('stderr')),
    vi.spyOn(console, 'log').mockImplementation(line('stdout')),
    vi.spyOn(console, 'error').mockImplementation(line('stderr')),
  ];
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await run(args);
    return { code: Number(process.exitCode ?? 0), ...printed };
  } finally {
    process.exitCode = before;
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}
