import { InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from './options.ts';

/** The options of commands that keep what a service answers. */

export function rateOption(): Option {
  return new Option('--rate <number>', 'ask the service at most so many times a second')
    .default(4)
    .argParser(wholeNumber(1, 1_000));
}

export function keepOption(): Option {
  return new Option(
    '--keep <path>',
    "keep what stands in an element as it is, such as 'EmployeeService.Function_GetCurrent/Description'; may be given again",
  )
    .default([], 'nothing')
    .argParser((path: string, before: readonly string[]) => [...before, path]);
}

export function upstreamCaOption(): Option {
  return new Option('--upstream-ca <file>', 'trust these certificates too when the service is asked, PEM');
}

/** The address of a service whose answers are kept. */
export function someService(value: string): URL {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value))
    throw new InvalidArgumentError('Expected an address such as https://api-sandbox.nmbrs.nl.');
  const address = new URL(value);
  if (address.username !== '' || address.search !== '' || address.hash !== '')
    throw new InvalidArgumentError(
      'Expected an address without a user and a query; calls bring their own login.',
    );
  return address;
}
