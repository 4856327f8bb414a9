import { Command, Option } from 'commander';
import { VERSIONS } from '../../contracts/interface/model.ts';
import type { DriftCommandOptions } from '../actions/drift.ts';
import { allowEmptyOption, configOption, oneOf } from './options.ts';

/** `nmbrs-mock drift`: compares the catalogue with another WSDL. */
export function driftCommand(): Command {
  return new Command('drift')
    .description('Compare the catalogue with another WSDL: what breaks, and what is harmless.')
    .argument('<wsdl>', 'a file, or the address of a service; of an .asmx its WSDL is taken')
    .option('--consumer <file>', 'only what an integration uses, as nmbrs-mock consumer record wrote it')
    .addOption(
      new Option(
        '--against <version>',
        "the version of the catalogue; that of the WSDL's namespace unless given",
      )
        .choices(VERSIONS)
        .argParser(oneOf(VERSIONS)),
    )
    .option('--strict', 'count what breaks only readers that hold answers to the schema they know', false)
    .addOption(allowEmptyOption())
    .option('--json', 'print the changes as JSON and nothing else', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock drift https://api.nmbrs.nl/soap/v3/EmployeeService.asmx
  nmbrs-mock drift EmployeeService.wsdl --consumer nmbrs-consumer.yaml
  nmbrs-mock drift https://api.nmbrs.nl/soap/v3/DebtorService.asmx --against v2.1     what moving from 2.1 breaks

Exit codes: 0 nothing breaks, 1 something breaks, or the integration uses nothing of it, 2 wrong command line, or a file
or address that cannot be read, 3 nothing answers.`,
    )
    .action(async (wsdl: string, options: DriftCommandOptions) => {
      const { drift } = await import('../actions/drift.ts');
      process.exitCode = await drift(wsdl, options);
    });
}
