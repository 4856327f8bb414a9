import { Command } from 'commander';
import type { PermissionsOptions } from '../actions/permissions.ts';
import {
  allowEmptyOption,
  configOption,
  controlTokenOption,
  environmentOption,
  journalArgument,
  refuseMockOptions,
  urlOption,
  worldOption,
} from './options.ts';

/** `nmbrs-mock permissions`: what each kind of login would get for the calls of an integration. */
export function permissionsCommand(): Command {
  return new Command('permissions')
    .description('Replay recorded calls under every kind of login: what each gets, and what a login needs.')
    .addArgument(journalArgument())
    .option(
      '--from <subdomain>',
      'the environment of the world in which they are replayed; its first one unless given',
    )
    .addOption(worldOption('the world that this YAML or JSON file describes instead of the default one'))
    .addOption(allowEmptyOption())
    .addOption(environmentOption())
    .addOption(urlOption())
    .addOption(controlTokenOption())
    .option('--json', 'print the matrix as JSON and nothing else', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock permissions                     the calls in environment demo of the mock on this machine
  nmbrs-mock permissions calls.har --json
  nmbrs-mock permissions capture --world office.json

The calls are made again in fresh environments of a mock of its own; nothing is changed anywhere.

Exit codes: 0 printed, 1 no login was answered, 2 wrong command line, or a journal that cannot be read, 3 nothing answers.`,
    )
    .action(async (journal: string | undefined, options: PermissionsOptions, command: Command) => {
      if (journal !== undefined) refuseMockOptions(command, 'a journal');
      const { printPermissions } = await import('../actions/permissions.ts');
      process.exitCode = await printPermissions(journal, options);
    });
}
