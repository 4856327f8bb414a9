import { Argument, Command } from 'commander';
import { SHELLS, type Shell } from '../completion/shells.ts';
import { oneOf } from './options.ts';

/** `nmbrs-mock completion`: the script with which a shell completes the command line. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('Print the script with which a shell completes nmbrs-mock.')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS).argParser(oneOf(SHELLS)))
    .option('--json', 'print the words that can be completed as JSON instead', false)
    .addHelpText(
      'after',
      `
Examples:
  source <(nmbrs-mock completion bash)                                        in ~/.bashrc
  nmbrs-mock completion zsh > "\${fpath[1]}/_nmbrs-mock"
  nmbrs-mock completion fish > ~/.config/fish/completions/nmbrs-mock.fish

Exit codes: 0 printed, 2 wrong command line.`,
    )
    .action(async (shell: Shell, { json }: { readonly json: boolean }, command: Command) => {
      const [{ completionScript }, { completionTree }] = await Promise.all([
        import('../completion/script.ts'),
        import('../completion/tree.ts'),
      ]);
      const tree = completionTree(command.parent ?? command);
      process.stdout.write(json ? `${JSON.stringify(tree, null, 2)}\n` : completionScript(shell, tree));
    });
}
