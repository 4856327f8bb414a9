import { Command, type Help } from 'commander';
import { didYouMean, nearestName } from '../base/nearest-name.ts';
import { PACKAGE_VERSION } from '../base/package-facts.ts';
import { sentences } from '../base/sentences.ts';
import { caCommand } from './commands/ca.ts';
import { captureCommand } from './commands/capture.ts';
import { casesCommand } from './commands/cases.ts';
import { completionCommand } from './commands/completion.ts';
import { consumerCommand } from './commands/consumer.ts';
import { coverageCommand } from './commands/coverage.ts';
import { dataCommand } from './commands/data.ts';
import { driftCommand } from './commands/drift.ts';
import { envCommand } from './commands/env.ts';
import { execCommand } from './commands/exec.ts';
import { healthcheckCommand } from './commands/healthcheck.ts';
import { importCommand } from './commands/import.ts';
import { loginsCommand } from './commands/logins.ts';
import { migrateCommand } from './commands/migrate.ts';
import { permissionsCommand } from './commands/permissions.ts';
import { replayCommand } from './commands/replay.ts';
import { scenariosCommand } from './commands/scenarios.ts';
import { serveCommand } from './commands/serve.ts';
import { verifyCommand } from './commands/verify.ts';
import { wsdlCommand } from './commands/wsdl.ts';
import { takeConfiguration } from './configuration.ts';

/** The whole command line. The work of a command is loaded when it runs, so that serving starts at once. */
export function nmbrsMock(): Command {
  const program: Command = new Command('nmbrs-mock')
    .description('A local Nmbrs: the payroll SOAP API with its logins, for development and contract tests.')
    .version(PACKAGE_VERSION, '-V, --version', 'print the version')
    .showSuggestionAfterError()
    .exitOverride()
    .enablePositionalOptions()
    .helpCommand(false)
    .hook('preSubcommand', () => refuseUnknownCommand(program))
    .hook('preAction', (_, command) => takeConfiguration(command));
  const serve = serveCommand();
  adopt(program, serve, { isDefault: true });
  for (const command of [
    loginsCommand(),
    envCommand(),
    dataCommand(),
    scenariosCommand(),
    execCommand(),
    casesCommand(),
    verifyCommand(),
    permissionsCommand(),
    migrateCommand(),
    captureCommand(),
    replayCommand(),
    consumerCommand(),
    importCommand(),
    driftCommand(),
    wsdlCommand(),
    coverageCommand(),
    caCommand(),
    completionCommand(),
    healthcheckCommand(),
  ])
    adopt(program, command);
  program.addHelpText(
    'after',
    ({ command }) => `\nWithout a command it serves:\n${optionsOf(serve, command.createHelp())}`,
  );
  return program;
}

/** Puts a command under another one, which says how it and those below it report mistakes and show help. */
function adopt(parent: Command, command: Command, options: { readonly isDefault?: boolean } = {}): void {
  parent.addCommand(inheriting(parent, command, parent.name()), options);
}

function inheriting(parent: Command, command: Command, path: string): Command {
  const name = `${path} ${command.name()}`;
  for (const below of command.commands) inheriting(command.copyInheritedSettings(parent), below, name);
  return command.copyInheritedSettings(parent).showHelpAfterError(`${name} --help lists the options.`);
}

/** What is no command goes to the one that needs no name, which would complain about something else. */
function refuseUnknownCommand(program: Command): void {
  const [first = ''] = program.args;
  const names = program.commands.map((command) => command.name());
  if (first === '' || first.startsWith('-') || names.includes(first)) return;
  program.error(
    sentences(
      `error: there is no command '${first}'.`,
      didYouMean(nearestName(first, names)),
      'nmbrs-mock --help lists the commands.',
    ),
  );
}

function optionsOf(command: Command, help: Help): string {
  const options = help.visibleOptions(command);
  const width = Math.max(...options.map((option) => help.optionTerm(option).length));
  return options
    .map((option) => help.formatItem(help.optionTerm(option), width, help.optionDescription(option), help))
    .join('\n');
}
