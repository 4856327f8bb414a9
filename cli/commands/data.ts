import { Argument, Command, Option } from 'commander';
import type { CopyOptions, DataOptions } from '../actions/data.ts';
import { configOption, controlTokenOption, urlOption } from './options.ts';

/** `nmbrs-mock data`: what a mock keeps with --data, without serving it. */
export function dataCommand(): Command {
  const command = new Command('data')
    .description(
      'See to what a mock keeps with --data: check, export, import, compact and copy it; in a folder all but copy while no mock serves it.',
    )
    .addHelpText('after', '\nnmbrs-mock data <command> --help tells more of each.');
  for (const subcommand of [check(), exporting(), importing(), compact(), copy()])
    command.addCommand(
      subcommand
        .addOption(
          new Option('--data <place>', 'what was given to nmbrs-mock serve --data')
            .env('DATA')
            .makeOptionMandatory(),
        )
        .addOption(configOption())
        .option('--json', 'print JSON and nothing else', false),
    );
  return command;
}

const EXIT_CODES = 'Exit codes: 0 done, 2 wrong command line, or data that cannot be opened or written.';

function subcommand(name: string, description: string, example: string, exitCodes = EXIT_CODES): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', `\nExample: nmbrs-mock data ${example}\n\n${exitCodes}`);
}

function check(): Command {
  return subcommand(
    'check',
    'Look through the file and every record in it, and tell what is kept.',
    'check --data ./data',
    'Exit codes: 0 all is well, 1 something is wrong, 2 wrong command line, or data that cannot be opened.',
  ).action(async (options: DataOptions) => {
    const { checkData } = await import('../actions/data.ts');
    process.exitCode = await checkData(options);
  });
}

function exporting(): Command {
  return subcommand(
    'export',
    'Save environments as world files, tokens and passwords included: as they are, without snapshots and what a reset goes back to.',
    'export ./worlds demo --data ./data',
  )
    .addArgument(new Argument('<folder>', 'where to save them, each under its subdomain; it is made'))
    .addArgument(new Argument('[subdomain...]', 'which environments; all unless given'))
    .action(async (folder: string, subdomains: readonly string[], options: DataOptions) => {
      const { exportData } = await import('../actions/data.ts');
      process.exitCode = await exportData(folder, subdomains, options);
    });
}

function importing(): Command {
  return subcommand(
    'import',
    'Put the environments of world files in, to be kept; data that there is not is begun with them.',
    'import ./worlds/demo.yaml --data ./other',
  )
    .addArgument(new Argument('<file...>', 'world files, in YAML or JSON'))
    .action(async (files: readonly string[], options: DataOptions) => {
      const { importData } = await import('../actions/data.ts');
      process.exitCode = await importData(files, options);
    });
}

function compact(): Command {
  return subcommand('compact', 'Give back the room of what is gone.', 'compact --data ./data').action(
    async (options: DataOptions) => {
      const { compactData } = await import('../actions/data.ts');
      process.exitCode = await compactData(options);
    },
  );
}

function copy(): Command {
  return subcommand(
    'copy',
    'Make a consistent copy, which can be served; a mock that serves the data makes it, and goes on.',
    'copy ./backup --data ./data',
    'Exit codes: 0 done, 2 wrong command line, refused, or data that cannot be opened or written, 3 another process has the data, and no mock answers.',
  )
    .addArgument(new Argument('<folder>', 'where to, a folder in which nothing is kept yet'))
    .addOption(urlOption('the mock that serves the data, if one does'))
    .addOption(controlTokenOption())
    .action(async (folder: string, options: CopyOptions) => {
      const { copyData } = await import('../actions/data.ts');
      process.exitCode = await copyData(folder, options);
    });
}
