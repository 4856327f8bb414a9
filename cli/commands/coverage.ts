import { Command, Option } from 'commander';
import { SERVICE_NAMES, VERSIONS } from '../../contracts/interface/model.ts';
import type { Confidence } from '../../contracts/interface/provenance.ts';
import type { CoverageOptions } from '../actions/coverage.ts';
import { configOption, oneOf } from './options.ts';

/** `nmbrs-mock coverage`: what is built of each operation, and how sure its interface is. */
export function coverageCommand(): Command {
  return new Command('coverage')
    .description('Tell what is built and how sure it is: counted by service, or one by one.')
    .addOption(
      new Option('--service <name>', 'only operations of this service')
        .choices(SERVICE_NAMES)
        .argParser(oneOf(SERVICE_NAMES)),
    )
    .addOption(
      new Option('--api <version>', 'only operations of this version')
        .choices(VERSIONS)
        .argParser(oneOf(VERSIONS)),
    )
    .addOption(
      new Option('--confidence <degree>', 'only operations whose interface is so sure')
        .choices(CONFIDENCES)
        .argParser(oneOf(CONFIDENCES)),
    )
    .option('--list', 'list the operations instead of counting them', false)
    .option('--marks', 'tell what the operations rest on and may be different at the real service', false)
    .option(
      '--evidence <file>',
      'count in what this file says besides: of import --evidence, or of cases --evidence',
    )
    .option('--json', 'print the operations, or their marks, as JSON and nothing else', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock coverage
  nmbrs-mock coverage --service EmployeeService --api v3 --confidence low --list
  nmbrs-mock coverage --marks
  nmbrs-mock coverage --marks --list --service ReportService
  nmbrs-mock coverage --marks --evidence evidence.json

Exit codes: 0 printed, 2 wrong command line or configuration.`,
    )
    .action(async (options: CoverageOptions) => {
      const { printCoverage } = await import('../actions/coverage.ts');
      process.exitCode = await printCoverage(options);
    });
}

/** Surest first. */
const CONFIDENCES: readonly Confidence[] = ['certain', 'high', 'low'];
