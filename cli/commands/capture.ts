import { Command, Option } from 'commander';
import type { CaptureOptions } from '../actions/capture.ts';
import { keepOption, rateOption, someService, upstreamCaOption } from './keeping-options.ts';
import { configOption } from './options.ts';
import { portOptions } from './port-options.ts';

type CapturedOptions = Omit<CaptureOptions, 'upstream'> & Partial<Pick<CaptureOptions, 'upstream'>>;

/** `nmbrs-mock capture`: what a real account answers, kept without its people. */
export function captureCommand(): Command {
  return portOptions(
    new Command('capture').description(
      'Forward calls to the real service, and keep what passes, without secrets and with made-up people.',
    ),
  )
    .addOption(
      new Option(
        '--upstream <address>',
        'the service that answers, such as https://api-sandbox.nmbrs.nl',
      ).argParser(someService),
    )
    .option(
      '-o, --output <folder>',
      'keep it there; one of the same service and key is gone on with',
      'capture',
    )
    .option('--allow-writes', 'let calls through that write, too', false)
    .addOption(rateOption())
    .option(
      '--key <file>',
      'by which people are replaced, so that later captures replace them alike; made when it is not there',
    )
    .addOption(keepOption())
    .addOption(upstreamCaOption())
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
    .action(async ({ upstream, ...options }: CapturedOptions, command: Command) => {
      // Commander would ask for it before the configuration is read.
      if (upstream === undefined)
        command.error(
          "error: required option '--upstream <address>' not specified; give it, or capture.upstream in the configuration.",
        );
      const { capture } = await import('../actions/capture.ts');
      process.exitCode = await capture({ ...options, upstream });
    });
}
