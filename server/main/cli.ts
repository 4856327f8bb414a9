#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { packageRoot } from '../../contracts/package-root.ts';
import { Unguarded } from '../control/exposure.ts';
import { announcement, callLine, callReport } from './console.ts';
import { type Nmbrs, startNmbrs } from './start.ts';

/** Exit codes: 0 after a clean end, 1 when the server cannot run, 2 for a wrong command line. */
const CANNOT_RUN = 1;
const WRONG_USAGE = 2;

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly verbose: boolean;
  readonly trustProxy: boolean;
  readonly customErrors: boolean;
  readonly maxBody: number;
  readonly controlToken?: string;
  readonly idleTimeout: number;
}

const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));

const program = new Command('nmbrs-mock')
  .description('A local Nmbrs: the payroll SOAP API with its logins, for development and contract tests.')
  .addOption(
    new Option('-p, --port <number>', 'port to listen on; 0 takes any free one')
      .env('PORT')
      .default(8080)
      .argParser(wholeNumber(0, 65_535)),
  )
  .addOption(
    new Option('--host <address>', 'interface to listen on')
      .env('HOST')
      .default('127.0.0.1')
      .argParser(someAddress),
  )
  .option('-v, --verbose', 'show the envelopes of every call, tokens and passwords masked', false)
  .option('--trust-proxy', 'take the address in WSDLs from X-Forwarded-Proto and X-Forwarded-Host', false)
  .option('--no-custom-errors', 'add stack traces to faults, as ASP.NET does with customErrors off')
  .addOption(
    new Option('--max-body <bytes>', 'refuse longer requests')
      .default(50 * 1024 * 1024, '50 MiB')
      .argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
  )
  .addOption(
    new Option(
      '--control-token <token>',
      'demand this bearer token of who uses /_mock; needed on another interface than loopback',
    ).env('CONTROL_TOKEN'),
  )
  .addOption(
    new Option('--idle-timeout <minutes>', 'delete environments for tests that nobody has used for so long')
      .default(60)
      .argParser(wholeNumber(1, 100_000)),
  )
  .version(version, '-V, --version', 'print the version')
  .showSuggestionAfterError()
  .showHelpAfterError('--help lists the options.')
  .exitOverride()
  .allowExcessArguments();

try {
  program.parse();
  const [unknown] = program.args;
  if (unknown !== undefined) program.error(`error: unknown argument '${unknown}'; only options are taken.`);
  await serve(program.opts<ServeOptions>());
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
}

async function serve({
  port,
  host,
  verbose,
  trustProxy,
  customErrors,
  maxBody,
  controlToken,
  idleTimeout,
}: ServeOptions): Promise<void> {
  let nmbrs: Nmbrs;
  try {
    nmbrs = await startNmbrs({
      port,
      host,
      trustProxy,
      customErrors,
      limits: { body: maxBody },
      idleTimeout: idleTimeout * 60_000,
      ...(controlToken === undefined ? {} : { controlToken }),
      onCall: (call, envelopes) => console.log(verbose ? callReport(call, envelopes) : callLine(call)),
    });
  } catch (error) {
    if (error instanceof Unguarded) {
      console.error(`nmbrs-mock: ${error.message}`);
      process.exitCode = WRONG_USAGE;
      return;
    }
    console.error(`nmbrs-mock: ${whyNotListening(error as NodeJS.ErrnoException, host, port)}`);
    process.exitCode = CANNOT_RUN;
    return;
  }
  console.log(announcement(nmbrs));
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    void nmbrs.close();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use; stop the other program or choose another port with --port or PORT.`;
    case 'EACCES':
      return `port ${port} may not be used by this user; choose one above 1023 with --port or PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine; choose another with --host or HOST.`;
    default:
      return `cannot listen on ${host}:${port}: ${error.message}`;
  }
}

function someAddress(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Expected an address of this machine.');
  return value;
}

function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    return number;
  };
}
