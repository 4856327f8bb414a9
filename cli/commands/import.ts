import { Command, Option } from 'commander';
import { VERSIONS } from '../../contracts/interface/model.ts';
import type { ImportCommandOptions } from '../actions/import.ts';
import type { SurveyCommandOptions } from '../actions/survey.ts';
import { keepOption, rateOption, someService, upstreamCaOption } from './keeping-options.ts';
import { anyDateTime, configOption, oneOf, wholeNumber } from './options.ts';

/** `nmbrs-mock import`: a world of what was captured, or of what a service is asked now. */
export function importCommand(): Command {
  const command = new Command('import')
    .description('Make a world of captured answers, and tell which of them the mock repeats in it.')
    .argument(
      '[capture]',
      "a folder that nmbrs-mock capture wrote, or an HTTP archive; with --url the folder to keep answers in, 'capture' unless given",
    )
    .option('-o, --output <file>', 'the world file to write', 'imported-world.json')
    .addOption(
      new Option(
        '--now <moment>',
        'where its clocks are set: 2026-12-01 or 2026-12-01T09:00:00; when the last call was made unless given',
      ).argParser(anyDateTime),
    )
    .option(
      '--evidence <file>',
      'write down what the answers say of the marks of the facts; nmbrs-mock coverage --marks tells it',
    )
    .option('--json', 'print the report and the logins as JSON and nothing else', false);
  for (const option of surveyOptions()) command.addOption(option);
  return command
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock import capture
  nmbrs-mock import calls.har --output office.json
  nmbrs-mock import --url https://api-sandbox.nmbrs.nl --username me@office.example --token-file token.txt --domain office
  nmbrs-mock serve --world imported-world.json
  nmbrs-mock import capture --evidence evidence.json

The world holds people as the capture does, and tokens of its logins that are made anew. With --url only calls are sent of
which it is known that they read; the same command again goes on where the last one ended.

Exit codes: 0 the world is written, 1 ended before all was asked, 2 wrong command line, a login that is not let in, a folder in
which nothing more can be kept, or a capture of which no world can be made, 3 nothing answers.`,
    )
    .action(async (capture: string | undefined, options: ImportOptions) => {
      // In the configuration it is the running mock that commands ask.
      const isSurvey = command.getOptionValueSource('url') === 'cli';
      if (!isSurvey) refuseAlone(command, capture);
      const { importCapture } = await import('../actions/import.ts');
      process.exitCode = await importCapture(capture ?? 'capture', options, isSurvey ? options : null);
    });
}

type ImportOptions = ImportCommandOptions & SurveyCommandOptions;

/** Those that say which service is asked, and how. */
function surveyOptions(): Option[] {
  return [
    new Option('--url <address>', 'ask this service first all that it can be asked').argParser(someService),
    new Option('--username <name>', 'of the login that asks').env('NMBRS_USERNAME'),
    new Option('--token <token>', 'of that login').env('NMBRS_TOKEN'),
    new Option('--token-file <file>', 'a file with the token; it goes before the others'),
    new Option('--domain <subdomain>', 'of the environment that is asked').env('NMBRS_DOMAIN'),
    new Option('--api <version>', 'the version that is asked')
      .choices(VERSIONS)
      .default('v3')
      .argParser(oneOf(VERSIONS)),
    new Option('--years <number>', 'for how many years is asked what is of a year or a period')
      .default(1)
      .argParser(wholeNumber(1, 30)),
    rateOption(),
    new Option(
      '--key <file>',
      'by which people are replaced; CAPTURE.key unless given, made when it is not there',
    ),
    keepOption(),
    upstreamCaOption(),
  ];
}

/** Options that only a survey needs may stand in the environment or the configuration whatever is done. */
function refuseAlone(command: Command, capture: string | undefined): void {
  const asked = surveyOptions().find(
    (option) => command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (asked) command.error(`error: ${asked.long} is for a service that is asked; give --url too.`);
  if (capture === undefined)
    command.error('error: nothing to import is named; give a capture, or a service to ask with --url.');
}
