import { Command, InvalidArgumentError, Option } from 'commander';
import { REPORTS } from '../../harness/reports/reports.ts';
import type { CasesOptions } from '../actions/cases.ts';
import { allowEmptyOption, configOption, controlTokenOption, reportOption, wholeNumber } from './options.ts';

/** `nmbrs-mock cases`: holds behaviour cases against the mock or a real service. */
export function casesCommand(): Command {
  return new Command('cases')
    .description('Run behaviour cases against the mock or a real service.')
    .argument('[files...]', 'case files, or folders of them; those that come with the package unless given')
    .addOption(
      new Option(
        '--target <target>',
        "'mock' starts one; http://host:port/_mock is a running mock; any other URL is a real service",
      )
        .default('mock')
        .argParser(someTarget),
    )
    .option('--allow-writes', 'on a real service, also run the cases that change something', false)
    .addOption(
      new Option('--pace <milliseconds>', 'on a real service, the least time between two calls')
        .default(250)
        .argParser(wholeNumber(0, 60_000)),
    )
    .addOption(
      new Option(
        '--concurrency <number>',
        'how many cases run at a time; 8 on a mock, 1 on a real service',
      ).argParser(wholeNumber(1, 99)),
    )
    .addOption(
      new Option('--only <words>', 'only cases whose name matches, a regular expression').argParser(
        someWords,
      ),
    )
    .addOption(reportOption(REPORTS, 'write a report'))
    .option('--twin', 'run every case on a mock too, and tell where the answers are made differently', false)
    .option(
      '--evidence <file>',
      'write down which operations the cases that hold have verified; contracts/evidence.json is made of it',
    )
    .addOption(allowEmptyOption())
    .addOption(controlTokenOption())
    .option('--json', 'print the results as JSON and nothing else', false)
    .option('-v, --verbose', 'tell every case, not only those that fail', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock cases --report junit=results.xml
  nmbrs-mock cases my-cases --target https://api.nmbrs.nl --evidence evidence.json

Credentials of a real service come from the environment: NMBRS_USERNAME, NMBRS_TOKEN and NMBRS_DOMAIN, and for other
logins of a case NMBRS_<LOGIN>_USERNAME ..., such as NMBRS_DEBTOR_TOKEN. A mock that demands a control token takes it
from CONTROL_TOKEN or --control-token.

Exit codes: 0 all held (skips are told), 1 a case failed or differs, or none could be held, 2 wrong command line, case
file, credentials, or a target that is no Nmbrs, 3 nothing answers.`,
    )
    .action(async (files: string[], options: CasesOptions) => {
      const { runCasesCommand } = await import('../actions/cases.ts');
      process.exitCode = await runCasesCommand(files, options);
    });
}

function someTarget(value: string): string {
  if (value === 'mock') return value;
  const protocol = URL.canParse(value) ? new URL(value).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new InvalidArgumentError("Expected 'mock' or an address such as https://api.nmbrs.nl.");
  return value;
}

function someWords(value: string): RegExp {
  try {
    return new RegExp(value, 'iu');
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
