import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { isOnCalendar } from '../../base/calendar.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { hostIn } from '../../server/certificates/covered-names.ts';

/** The options that several commands take. The configuration file gives them values by the names they have here. */

const DEFAULT_URL = 'http://127.0.0.1:8080';

/** The running mock that is asked. */
export function urlOption(description = 'the mock to ask'): Option {
  return new Option('--url <address>', description).default(DEFAULT_URL).argParser(someMockAddress);
}

export function controlTokenOption(): Option {
  return new Option('--control-token <token>', 'the bearer token that the mock demands').env('CONTROL_TOKEN');
}

export function environmentOption(description = 'the environment whose calls are meant'): Option {
  return new Option('--environment <subdomain>', description).default('demo');
}

/** The calls that a command looks at when it asks no mock. */
export function journalArgument(): Argument {
  return new Argument(
    '[journal]',
    'the folder of a capture, an HTTP archive, or calls with their messages as JSON; a running mock is asked if not given',
  );
}

/** Refuses what says which mock is asked. @param instead what is looked at: `a journal`. */
export function refuseMockOptions(command: Command, instead: string): void {
  const asked = ['url', 'environment'].find((name) => command.getOptionValueSource(name) === 'cli');
  if (asked !== undefined)
    command.error(`error: --${asked} is for a running mock; give it or ${instead}, not both.`);
}

export function configOption(): Option {
  return new Option(
    '--config <file>',
    'take defaults from this file; nmbrs-mock.config.json, .ts, .mts, .js or .mjs of this folder unless given',
  );
}

/** What the CA signs for besides what it always does. */
export function tlsNameOption(): Option {
  return new Option(
    '--tls-name <name>',
    'make certificates for this host name or IP address too, by a CA of its own; may be given again',
  )
    .env('TLS_NAME')
    .default([], 'none')
    .argParser(moreTlsNames);
}

/** Several are separated by commas, as in the environment variable. */
function moreTlsNames(value: string, before: readonly string[] = []): readonly string[] {
  const names = value.split(',').map((name) => name.trim());
  const wrong = names.find((name) => hostIn(name.replace(/^\*\./, '')) === null);
  if (wrong !== undefined)
    throw new InvalidArgumentError(
      `Expected a host name or an IP address without a port, such as mock.internal, not '${wrong}'.`,
    );
  return [...before, ...names];
}

/** Files that describe a world together. */
export function worldOption(description: string): Option {
  return new Option('--world <file>', `${description}; may be given again`).argParser(
    (file: string, before: readonly string[] = []): readonly string[] => [...before, file],
  );
}

/** Of the commands that prove something. */
export function allowEmptyOption(): Option {
  return new Option('--allow-empty', 'end with 0 also where there was nothing to prove anything by').default(
    false,
  );
}

/** What a command is told of the mock to ask. */
export interface MockOptions {
  readonly url: string;
  readonly controlToken?: string;
}

export function someMockAddress(value: string): string {
  const url = value.replace(/\/(?:_mock\/?)?$/, '');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new InvalidArgumentError(`Expected an address such as ${DEFAULT_URL}.`);
  return url;
}

/** A day alone is its midnight. */
export function anyDateTime(value: string): string {
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?$/.test(value))
    throw new InvalidArgumentError('Expected a day or a moment: 2026-12-01 or 2026-12-01T09:00:00.');
  if (!isOnCalendar(value)) throw new InvalidArgumentError('It is on no calendar.');
  return value.length === 10 ? `${value}T00:00:00` : value;
}

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    return number;
  };
}

/** Reads one of these names, whatever its case. */
export function oneOf<Name extends string>(names: readonly Name[]): (value: string) => Name {
  return (value) => {
    const known = names.find((name) => name.toLowerCase() === value.toLowerCase());
    if (known !== undefined) return known;
    throw new InvalidArgumentError(
      didYouMean(nearestName(value, names)) || `Expected one of ${names.join(', ')}.`,
    );
  };
}

/** Reads one of these names each time the option is given. */
export function severalOf<Name extends string>(names: readonly Name[]) {
  const read = oneOf(names);
  return (value: string, before: readonly Name[]): readonly Name[] => [...before, read(value)];
}

/** A report that is wanted, and where to write it; null writes it to the console. */
export interface WantedReport<Name extends string> {
  readonly name: Name;
  readonly file: string | null;
}

/** An option for reports of these names, each `name` or `name=file`; it may be given again. */
export function reportOption<Name extends string>(
  reports: Readonly<Record<Name, unknown>>,
  description: string,
): Option {
  const names = Object.keys(reports) as Name[];
  const read = oneOf(names);
  return new Option(
    '--report <name[=file]>',
    `${description}, to the console without a file; may be given again`,
  )
    .choices(names)
    .default([], 'none')
    .argParser((value: string, before: readonly WantedReport<Name>[]): readonly WantedReport<Name>[] => {
      const [name = '', file = null] = value.split(/=(.*)/s);
      return [...before, { name: read(name), file }];
    });
}
