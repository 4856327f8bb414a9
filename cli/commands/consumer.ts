import { Command } from 'commander';
import type { RecordOptions } from '../actions/consumer.ts';
import {
  configOption,
  controlTokenOption,
  environmentOption,
  journalArgument,
  refuseMockOptions,
  urlOption,
} from './options.ts';

/** `nmbrs-mock consumer`: what an integration uses of Nmbrs, in a file of its own. */
export function consumerCommand(): Command {
  return new Command('consumer')
    .description("Keep an integration's own contract: what it uses of Nmbrs.")
    .addCommand(recordCommand());
}

function recordCommand(): Command {
  return new Command('record')
    .description('Write down what an integration sends and is answered with, from a journal.')
    .addArgument(journalArgument())
    .addOption(urlOption())
    .addOption(environmentOption('the environment the integration called'))
    .addOption(controlTokenOption())
    .option(
      '-o, --output <file>',
      'the consumer file; what it declares under reads is kept',
      'nmbrs-consumer.yaml',
    )
    .option('--name <name>', 'how the integration is called; as in the file, or else as the folder')
    .option('--add', 'add to what was recorded before, instead of taking its place', false)
    .option('--json', 'print what was recorded as JSON and nothing else', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock consumer record                               from the mock on this machine, environment demo
  nmbrs-mock consumer record calls.har --name payroll-sync
  nmbrs-mock drift EmployeeService.wsdl --consumer nmbrs-consumer.yaml

Exit codes: 0 written, 2 wrong command line, or a journal or file that cannot be read, 3 no mock answers.`,
    )
    .action(async (journal: string | undefined, options: RecordOptions, command: Command) => {
      if (journal !== undefined) refuseMockOptions(command, 'a journal');
      const { record } = await import('../actions/consumer.ts');
      process.exitCode = await record(journal, options);
    });
}
