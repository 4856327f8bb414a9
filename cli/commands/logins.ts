import { Command, Option } from 'commander';
import type { LoginsOptions } from '../actions/logins.ts';
import { configOption, controlTokenOption, someMockAddress } from './options.ts';

/** `nmbrs-mock logins`: the logins there are. */
export function loginsCommand(): Command {
  return new Command('logins')
    .description('List the named logins: of the default world, or of a running mock as they stand.')
    .addOption(new Option('--url <address>', 'a running mock to ask').argParser(someMockAddress))
    .addOption(controlTokenOption())
    .option('--json', 'print them as JSON and nothing else', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock logins
  nmbrs-mock logins --url http://127.0.0.1:8080 --json

Exit codes: 0 listed, 2 wrong command line or refused by the mock, 3 nothing answers.`,
    )
    .action(async (options: LoginsOptions) => {
      const { logins } = await import('../actions/logins.ts');
      process.exitCode = await logins(options);
    });
}
