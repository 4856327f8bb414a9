import { InvalidArgumentError, Option } from 'commander';

/** The options that several commands take. The configuration file gives them values by the names they have here. */

const DEFAULT_URL = 'http://127.0.0.1:8080';

/** The running mock that is asked. */
export function urlOption(description = 'the mock to ask'): Option {
  return new Option('--url <address>', description).default(DEFAULT_URL).argParser(someMockAddress);
}

export function controlTokenOption(): Option {
  return new Option('--control-token <token>', 'what the mock demands of who asks').env('CONTROL_TOKEN');
}

export function environmentOption(description = 'the environment whose calls are meant'): Option {
  return new Option('--environment <subdomain>', description).default('demo');
}

export function configOption(): Option {
  return new Option(
    '--config <file>',
    'take defaults from this file; nmbrs-mock.config.json, .ts, .mts, .js or .mjs of this folder unless given',
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

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    return number;
  };
}
