import { Command } from 'commander';
import type { ReplayOptions } from '../actions/replay.ts';
import { configOption } from './options.ts';
import { portOptions } from './port-options.ts';

/** `nmbrs-mock replay`: answers as they were recorded. */
export function replayCommand(): Command {
  return portOptions(
    new Command('replay').description(
      'Answer calls as they were recorded, found by operation and arguments.',
    ),
  )
    .argument('<recording>', 'the folder of a capture, or an HTTP archive')
    .option('--key <file>', 'that of the capture, by which people in what is asked become who they are there')
    .option('--json', 'print where it listens and every call as one line of JSON each', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock replay capture
  nmbrs-mock replay capture --key capture.key --port 0

Exit codes: 0 ended by SIGINT or SIGTERM, 1 it cannot run, such as when the port is in use, 2 wrong command line or recording.`,
    )
    .action(async (recording: string, options: ReplayOptions) => {
      const { replay } = await import('../actions/replay.ts');
      process.exitCode = await replay(recording, options);
    });
}
