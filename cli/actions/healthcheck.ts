import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { hostInUrl } from '../../base/host-in-url.ts';
import { timeoutSignal } from '../../base/real-time.ts';
import { serveCommand } from '../commands/serve.ts';
import { takeConfiguration } from '../configuration.ts';
import { EXIT } from '../exit.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import type { ServeOptions } from './serve.ts';

/** The command line of the first process of a container, each argument ended by a NUL. */
const FIRST_PROCESS = '/proc/1/cmdline';

/** How the program is called: in a clone and the image, or installed. */
const PROGRAMS: readonly string[] = ['cli.js', 'nmbrs-mock'];

/** How long it may take to answer. */
const TIMEOUT_MS = 3_000;

/** Listened on, these are every interface, of which this machine can ask its own. */
const EVERY_INTERFACE: readonly string[] = ['0.0.0.0', '::', ''];

/** @returns the exit code: whether the server answers. */
export async function healthcheck(): Promise<number> {
  // An engine knows no other exit code than these two.
  const code = await tellingWhyNot('healthcheck', answers);
  return code === EXIT.fine ? EXIT.fine : EXIT.no;
}

/** Whether a page comes that needs no control token. */
async function answers(): Promise<number> {
  const { host, port } = await optionsOf(commandLineOfFirst());
  const address = EVERY_INTERFACE.includes(host) ? '127.0.0.1' : host;
  try {
    const { ok } = await fetch(`http://${hostInUrl(address)}:${port}/soap/v3/`, {
      signal: timeoutSignal(TIMEOUT_MS),
    });
    return ok ? EXIT.fine : EXIT.no;
  } catch {
    return EXIT.no;
  }
}

function commandLineOfFirst(): string[] {
  try {
    return readFileSync(FIRST_PROCESS, 'utf8').split('\0').slice(0, -1);
  } catch {
    throw new Refused(`there is no ${FIRST_PROCESS} to read; ask in a container of Linux.`);
  }
}

/**
 * The options that a server which was started with this command line serves with: the parser of `serve` reads them, with
 * the variables and the configuration file that it has too.
 * @throws Refused when it is no command line of this program.
 */
async function optionsOf(commandLine: readonly string[]): Promise<ServeOptions> {
  // An init process may stand before it.
  const at = commandLine.findIndex((argument) => PROGRAMS.includes(basename(argument)));
  if (at < 0)
    throw new Refused(
      `process 1 is '${commandLine.join(' ')}', no nmbrs-mock; ask in the container that runs one.`,
    );
  const given = commandLine.slice(at + 1);
  const asked = serveCommand()
    .exitOverride()
    .hook('preAction', (_, command) => takeConfiguration(command))
    .action(() => {});
  await asked.parseAsync(given[0] === asked.name() ? given.slice(1) : given, { from: 'user' });
  return asked.opts<ServeOptions>();
}
