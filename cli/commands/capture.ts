import { Command, InvalidArgumentError, Option } from 'commander';
import type { CaptureOptions } from '../actions/capture.ts';
import { configOption, wholeNumber } from './options.ts';
import { portOptions } from './port-options.ts';

/** `nmbrs-mock capture`: what a real account answers, kept without its people. */
export function captureCommand(): Command {
  return portOptions(
    new Command('capture').description(
      'Forward calls to the real service, and keep what passes, without secrets and with made-up people.',
    ),
  )
    .addOption(
      new Option('--upstream <address>', 'the service that answers, such as https://api-sandbox.nmbrs.nl')
        .makeOptionMandatory()
        .argParser(someService),
    )
    .option(
      '-o, --output <folder>',
      'keep it there; one of the same service and key is gone on with',
      'capture',
    )
    .option('--allow-writes', 'let calls through that write, too', false)
    .addOption(
      new Option('--rate <number>', 'ask the service at most so many times a second')
        .default(4)
        .argParser(wholeNumber(1, 1_000)),
    )
    .option(
      '--key <file>',
      'by which people are replaced, so that later captures replace them alike; made when it is not there',
    )
    .addOption(
      new Option(
        '--keep <path>',
        "keep what stands in an element as it is, such as 'EmployeeService.Function_GetCurrent/Description'; may be given again",
      )
        .default([], 'nothing')
        .argParser((path: string, before: readonly string[]) => [...before, path]),
    )
    .option('--upstream-ca <file>', 'trust these certificates too when the service is asked, PEM')
    .option('--json', 'print where it listens and every call as one line of JSON each', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock capture --upstream https://api-sandbox.nmbrs.nl
  nmbrs-mock consumer record capture                         what was used
  nmbrs-mock replay capture                                  answers as they were

Exit codes: 0 ended by SIGINT or SIGTERM, 1 it cannot run, such as when the port is in use, 2 wrong command line or folder.`,
    )
    .action(async (options: CaptureOptions) => {
      const { capture } = await import('../actions/capture.ts');
      process.exitCode = await capture(options);
    });
}

function someService(value: string): URL {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value))
    throw new InvalidArgumentError('Expected an address such as https://api-sandbox.nmbrs.nl.');
  const address = new URL(value);
  if (address.username !== '' || address.search !== '' || address.hash !== '')
    throw new InvalidArgumentError(
      'Expected an address without a user and a query; calls bring their own login.',
    );
  return address;
}
