import { Argument, Command, Option } from 'commander';
import { MIGRATION_REPORTS } from '../../harness/migration/reports.ts';
import type { MigrateOptions } from '../actions/migrate.ts';
import { FAIL_ON } from '../fail-on.ts';
import {
  allowEmptyOption,
  configOption,
  controlTokenOption,
  environmentOption,
  oneOf,
  refuseMockOptions,
  reportOption,
  urlOption,
} from './options.ts';

/** `nmbrs-mock migrate`: what takes the place in REST of what an integration uses of SOAP. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      'Tell what takes the place in REST of what an integration uses of SOAP, as far as it is known.',
    )
    .addArgument(
      new Argument(
        '[used]',
        'a consumer file, the folder of a capture, an HTTP archive, or calls with their messages as JSON; a running mock is asked if not given',
      ),
    )
    .option('--consumer <file>', 'what the integration reads, of calls that were recorded: a consumer file')
    .addOption(
      new Option('--correct <file>', 'what is known better: a file as in contracts/rest; may be given again')
        .default([], 'none')
        .argParser((file: string, before: readonly string[]): readonly string[] => [...before, file]),
    )
    .option('--openapi <file>', 'hold what is known against this OpenAPI document or collection of Postman')
    .addOption(
      new Option('--fail-on <what>', 'end with 1 where there are operations without a successor')
        .choices(FAIL_ON)
        .argParser(oneOf(FAIL_ON)),
    )
    .addOption(reportOption(MIGRATION_REPORTS, 'write a report'))
    .addOption(allowEmptyOption())
    .addOption(environmentOption())
    .addOption(urlOption())
    .addOption(controlTokenOption())
    .option('--json', 'print the report as JSON and nothing else', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock migrate                                   the calls in environment demo of the mock on this machine
  nmbrs-mock migrate nmbrs-consumer.yaml --fail-on gaps
  nmbrs-mock migrate capture --report markdown=migration.md
  nmbrs-mock migrate calls.har --openapi nmbrs-rest.json

Exit codes: 0 told, 1 an operation has no known successor and --fail-on gaps is given, or nothing is used, 2 wrong command
line, or a file that cannot be read, 3 nothing answers.`,
    )
    .action(async (used: string | undefined, options: MigrateOptions, command: Command) => {
      if (used !== undefined) refuseMockOptions(command, 'a file');
      const { migrate } = await import('../actions/migrate.ts');
      process.exitCode = await migrate(used, options);
    });
}
