import { Command, Option } from 'commander';
import type { ImportCommandOptions } from '../actions/import.ts';
import { anyDateTime, configOption } from './options.ts';

/** `nmbrs-mock import`: a world of what was captured. */
export function importCommand(): Command {
  return new Command('import')
    .description('Make a world of captured answers, and tell which of them the mock repeats in it.')
    .argument('<capture>', 'a folder that nmbrs-mock capture wrote, or an HTTP archive')
    .option('-o, --output <file>', 'the world file to write', 'imported-world.json')
    .addOption(
      new Option(
        '--now <moment>',
        'where its clocks are set: 2026-12-01 or 2026-12-01T09:00:00; when the last call was made unless given',
      ).argParser(anyDateTime),
    )
    .option('--json', 'print the report and the logins as JSON and nothing else', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock import capture
  nmbrs-mock import calls.har --output office.json
  nmbrs-mock serve --world office.json

The world holds people as the capture does, and tokens of its logins that are made anew.

Exit codes: 0 the world is written, 2 wrong command line, or a capture of which no world can be made.`,
    )
    .action(async (capture: string, options: ImportCommandOptions) => {
      const { importCapture } = await import('../actions/import.ts');
      process.exitCode = await importCapture(capture, options);
    });
}
