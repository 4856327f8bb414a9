import { Command } from 'commander';
import { configOption } from './options.ts';

/** `nmbrs-mock scenarios`: what can be put into an environment by name. */
export function scenariosCommand(): Command {
  return new Command('scenarios')
    .description('List the situations that can be put into an environment by name, and who is in each.')
    .option('--json', 'print them as JSON and nothing else', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock scenarios
  nmbrs-mock env seed demo --scenario rehired

Exit codes: 0 listed, 2 wrong command line.`,
    )
    .action(async (options: { readonly json: boolean }) => {
      const { listScenarios } = await import('../actions/scenarios.ts');
      process.exitCode = listScenarios(options);
    });
}
