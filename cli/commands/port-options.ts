import { type Command, InvalidArgumentError, Option } from 'commander';
import { readHostPattern } from '../../server/port/host-patterns.ts';
import { isPlayable } from '../../server/port/played-hosts.ts';
import { tlsNameOption, wholeNumber } from './options.ts';

/** How commands that serve are told to open their port. */
export interface PortOptions {
  readonly port: number;
  readonly host: string;
  readonly tls: boolean;
  readonly tlsName: readonly string[];
  readonly play: readonly string[];
  /** False forwards to none. */
  readonly forward: readonly string[] | false;
}

/** Adds these options to a command. */
export function portOptions(command: Command): Command {
  return command
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
    .option('--no-tls', 'speak HTTP alone; HTTPS is answered on the same port otherwise')
    .addOption(tlsNameOption())
    .addOption(playOption('answer for this host too when a client takes the mock for its proxy'))
    .addOption(
      new Option(
        '--forward <host>',
        'forward to this host as a proxy: host, host:port, *.host, or * for every one; may be given again; none forwards to no other host',
      )
        .default([], 'every other one on loopback, none elsewhere')
        .argParser(moreForwardedHosts),
    );
}

/** The hosts in whose place the mock answers besides those of Nmbrs. */
export function playOption(description: string): Option {
  return new Option(
    '--play <host>',
    `${description}, such as payroll.example or *.payroll.example; may be given again`,
  )
    .default([], 'those of Nmbrs')
    .argParser(morePlayedHosts);
}

function morePlayedHosts(value: string, before: readonly string[] = []): readonly string[] {
  if (isPlayable(value)) return [...before, value];
  throw new InvalidArgumentError(
    `Expected a host name without a port, such as payroll.example or *.payroll.example, not '${value}'.`,
  );
}

function moreForwardedHosts(
  value: string,
  before: readonly string[] | false = [],
): readonly string[] | false {
  if (value === 'none' || before === false) return false;
  if (readHostPattern(value) !== null) return [...before, value];
  throw new InvalidArgumentError(
    `Expected a host, such as example.com, localhost:9000, *.example.com, *, or none, not '${value}'.`,
  );
}

function someAddress(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Expected an address of this machine.');
  return value;
}
