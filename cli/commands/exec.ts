import { Command, Option } from 'commander';
import { END_ANSWER_NAMES } from '../../contracts/control/rehearsals.ts';
import type { ExecOptions } from '../actions/exec.ts';
import { COMMAND_REHEARSALS } from '../exec/rehearsing.ts';
import { WAYS } from '../exec/way.ts';
import {
  allowEmptyOption,
  configOption,
  controlTokenOption,
  oneOf,
  someMockAddress,
  worldOption,
} from './options.ts';
import { playOption } from './port-options.ts';

/** `nmbrs-mock exec`: a command for which the mock is Nmbrs. */
export function execCommand(): Command {
  return new Command('exec')
    .description(
      'Run a command with the mock in the place of Nmbrs, for programs that have its hosts written into them.',
    )
    .argument('<command...>', 'the command and its arguments, best behind --')
    .passThroughOptions()
    .option(
      '--url <address>',
      'a mock that runs already; one is started for the command alone unless given',
      someMockAddress,
    )
    .addOption(controlTokenOption())
    .addOption(worldOption('start the mock with the world that this YAML or JSON file describes'))
    .addOption(
      new Option(
        '--way <way>',
        'how calls get there: by proxy settings, by a hosts file of its own on Linux, or by both where that is possible',
      )
        .choices(WAYS)
        .default('auto')
        .argParser(oneOf(WAYS)),
    )
    .addOption(playOption('play this host too'))
    .option('--contract', 'fail when calls did what the real service would have swallowed silently', false)
    .option('--baseline <file>', 'with --contract: violations that are known and accepted')
    .addOption(
      new Option('--rehearse <end>', 'play an end of SOAP, and tell what the command did then')
        .choices(COMMAND_REHEARSALS)
        .argParser(oneOf(COMMAND_REHEARSALS)),
    )
    .addOption(
      new Option('--rehearse-answer <answer>', 'with --rehearse: what is answered; gone unless given')
        .choices(END_ANSWER_NAMES)
        .argParser(oneOf(END_ANSWER_NAMES)),
    )
    .option('--rehearse-day <day>', 'with --rehearse: the day on which it is so; 2027-03-01 unless given')
    .addOption(
      new Option(
        '--rehearse-window <window>',
        'with --rehearse brown-out: a time of the day in which SOAP is cut off, such as 22:00-02:00; may be given again',
      ).argParser((window: string, before: readonly string[] = []): readonly string[] => [...before, window]),
    )
    .addOption(allowEmptyOption())
    .option('-v, --verbose', 'show every call as a line on stderr', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock exec -- npm test
  nmbrs-mock exec --contract --world people.yaml -- php artisan nmbrs:sync
  nmbrs-mock exec --way hosts -- ./nightly-export
  nmbrs-mock exec --rehearse soap-ended --rehearse-answer unavailable -- npm run sync

The command finds the mock itself in NMBRS_MOCK_URL. Its output is its own; what nmbrs-mock says goes to stderr.

Exit codes: that of the command, 128 and the number of the signal that ended it; 1 also when the contract was broken or no
call was made with --contract, 2 wrong command line, configuration or file, or the way is not possible here, 3 no mock
answers at --url, 126 and 127 the command cannot be run, or is not there.`,
    )
    .action(async (command: readonly string[], options: ExecOptions, exec: Command) => {
      const { execute } = await import('../actions/exec.ts');
      // A rehearsal has a mock of its own, whichever one the configuration names for other commands.
      const { url: _, ...alone } = options;
      const isAlone = options.rehearse !== undefined && exec.getOptionValueSource('url') !== 'cli';
      process.exitCode = await execute(command, isAlone ? alone : options);
    });
}
