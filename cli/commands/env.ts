import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { ARCHETYPE_NAMES } from '../../contracts/logins/archetypes.ts';
import { SCENARIO_NAMES } from '../../contracts/seed/scenarios.ts';
import type { ClockOptions, EnvOptions, MakeOptions } from '../actions/env.ts';
import type { SeedOptions } from '../actions/seed.ts';
import { anyDateTime, configOption, controlTokenOption, severalOf, urlOption } from './options.ts';

/** `nmbrs-mock env`: the environments of a running mock. */
export function envCommand(): Command {
  const command = new Command('env')
    .description(
      'See to the environments of a running mock: list, make, show, seed, export, reset and delete them, set the clock.',
    )
    .addHelpText('after', '\nnmbrs-mock env <command> --help tells more of each.');
  const subcommands = [list(), make(), show(), seed(), exporting(), reset(), remove(), clock()];
  for (const subcommand of subcommands) {
    const mock = [urlOption(), controlTokenOption(), configOption()];
    for (const option of mock) subcommand.addOption(option);
    command.addCommand(subcommand.option('--json', 'print JSON and nothing else', false));
  }
  return command;
}

const EXIT_CODES = '\nExit codes: 0 done, 2 wrong command line or refused by the mock, 3 nothing answers.';

function subcommand(name: string, description: string, examples: string): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', `\nExample: nmbrs-mock env ${examples}\n${EXIT_CODES}`);
}

const which = () => new Argument('<subdomain>', 'which environment');

function list(): Command {
  return subcommand('list', 'List the environments.', 'list').action(async (options: EnvOptions) => {
    const { listEnvironments } = await import('../actions/env.ts');
    process.exitCode = await listEnvironments(options);
  });
}

function make(): Command {
  return subcommand(
    'make',
    'Make an environment with logins of its own; it is deleted when it was not used for a while.',
    'make --login master --login master-filtered',
  )
    .argument('[subdomain]', 'what to call it; a free name unless given')
    .option(
      '--from <subdomain>',
      'the environment it begins as a copy of; the first of the world unless given',
    )
    .addOption(
      new Option('--login <archetype>', 'a kind of login it is to have; may be given again')
        .choices(ARCHETYPE_NAMES)
        .default([], 'master')
        .argParser(severalOf(ARCHETYPE_NAMES)),
    )
    .action(async (name: string | undefined, options: MakeOptions) => {
      const { makeEnvironment } = await import('../actions/env.ts');
      process.exitCode = await makeEnvironment(name, options);
    });
}

function show(): Command {
  return subcommand('show', 'Show an environment: its settings and its logins.', 'show demo')
    .addArgument(which())
    .action(async (name: string, options: EnvOptions) => {
      const { showEnvironment } = await import('../actions/env.ts');
      process.exitCode = await showEnvironment(name, options);
    });
}

function seed(): Command {
  const command = subcommand(
    'seed',
    'Put exact debtors, companies, employees and logins into an environment, and scenarios, all of them or none.',
    'seed demo people.yaml --scenario rehired',
  )
    .addArgument(which())
    .addArgument(new Argument('[file]', 'the YAML or JSON file that says them'))
    .addOption(
      new Option(
        '--scenario <name>',
        'a situation that is ready to be put in, of those that nmbrs-mock scenarios lists; may be given again',
      )
        .default([], 'none')
        .argParser(severalOf(SCENARIO_NAMES)),
    )
    .action(async (name: string, file: string | undefined, options: SeedOptions) => {
      if (file === undefined && options.scenario.length === 0)
        command.error("error: there is nothing to put in; give a file, or a scenario with '--scenario'.");
      const { seedEnvironment } = await import('../actions/seed.ts');
      process.exitCode = await seedEnvironment(name, file, options);
    });
  return command;
}

function exporting(): Command {
  return subcommand(
    'export',
    'Print an environment as a world file, its tokens and passwords included; --json prints JSON.',
    'export demo > world.yaml',
  )
    .addArgument(which())
    .action(async (name: string, options: EnvOptions) => {
      const { exportEnvironment } = await import('../actions/seed.ts');
      process.exitCode = await exportEnvironment(name, options);
    });
}

function reset(): Command {
  return subcommand('reset', 'Put everything in an environment back as it was made.', 'reset demo')
    .addArgument(which())
    .action(async (name: string, options: EnvOptions) => {
      const { resetEnvironment } = await import('../actions/env.ts');
      process.exitCode = await resetEnvironment(name, options);
    });
}

function remove(): Command {
  return subcommand('delete', 'Delete an environment and everything in it.', 'delete t1a2b3c')
    .addArgument(which())
    .option('--force', 'also the first of the world, which others are copied from', false)
    .action(async (name: string, options: EnvOptions & { readonly force: boolean }) => {
      const { deleteEnvironment } = await import('../actions/env.ts');
      process.exitCode = await deleteEnvironment(name, options);
    });
}

function clock(): Command {
  return subcommand('clock', 'Read the clock of an environment, or change it.', 'clock demo --advance 20d')
    .addArgument(which())
    .addArgument(
      new Argument('[moment]', 'where to set it: 2026-12-01 or 2026-12-01T09:00:00').argParser(anyDateTime),
    )
    .addOption(
      new Option(
        '--advance <span>',
        'move it on: 20d, 3h, 10m or 30s; back with a minus: --advance=-1d',
      ).argParser(anyDuration),
    )
    .option('--freeze', 'let it stand still')
    .addOption(new Option('--run', 'let it run').conflicts('freeze'))
    .action(async (name: string, dateTime: string | undefined, options: ClockOptions) => {
      const { turnClock } = await import('../actions/env.ts');
      process.exitCode = await turnClock(name, dateTime, options);
    });
}

const UNITS: Readonly<Record<string, string>> = { d: 'days', h: 'hours', m: 'minutes', s: 'seconds' };

/** As the control API wants it: `{ days: 20 }`. */
function anyDuration(value: string): Readonly<Record<string, number>> {
  const [, amount, unit = ''] = /^(-?\d{1,6})([dhms])$/.exec(value) ?? [];
  const name = UNITS[unit];
  if (name === undefined) throw new InvalidArgumentError('Expected a length of time: 20d, 3h, 10m or 30s.');
  return { [name]: Number(amount) };
}
