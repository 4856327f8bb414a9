import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Variables } from './user-proxies.ts';

/** Passed on to the command. */
const FORWARDED: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'];

/** Those that a terminal sends to all programs in the foreground, the command among them. */
const OF_TERMINAL: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/** As a shell has them. */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;
const ENDED_BY_SIGNAL = 128;

/** The number of the process that signals are for, by that of the one that was started. */
export type Receiver = (started: number) => number;

/**
 * Runs a command that has the input, the output and the signals of this process, to its end.
 * @param receiver the process that signals are for, where it is not the one that is started.
 * @returns its exit code as a shell tells it: 128 and the number of the signal that ended it, 127 for one that is not there.
 */
export async function runCommand(
  [program = '', ...args]: readonly string[],
  variables: Variables,
  receiver: Receiver = (started) => started,
): Promise<number> {
  const command = spawn(program, args, { stdio: 'inherit', env: variables });
  const endForwarding = forwardSignals(command, receiver);
  try {
    const [code, signal] = (await once(command, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? ENDED_BY_SIGNAL + (signal === null ? 0 : constants.signals[signal]);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CommandNotStarted(
      code === 'ENOENT' ? `there is no command '${program}'; check its name and PATH.` : message,
      code === 'ENOENT' ? NOT_FOUND : NOT_EXECUTABLE,
    );
  } finally {
    endForwarding();
  }
}

/** There is no such command, or it cannot be run. */
export class CommandNotStarted extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** From now on signals end the command and not this process, which ends with it. */
function forwardSignals({ pid }: ChildProcess, receiver: Receiver): () => void {
  const hasTerminal = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);
  const listeners = FORWARDED.filter((signal) => signal in constants.signals).map((signal) => {
    const forward = () => {
      if (pid === undefined || (hasTerminal && OF_TERMINAL.includes(signal))) return;
      try {
        process.kill(receiver(pid), signal);
      } catch {
        // It has just ended.
      }
    };
    process.on(signal, forward);
    return [signal, forward] as const;
  });
  return () => {
    for (const [signal, forward] of listeners) process.off(signal, forward);
  };
}
