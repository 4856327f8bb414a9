import { quoted } from '../../../contracts/shell-quoted.ts';
import { type CompletionNode, everyNode } from './tree.ts';

/** One line for each thing that can be typed; fish offers files where nothing else fits. */
export function fishScript(program: CompletionNode): string {
  const lines = everyNode(program).flatMap(linesOf);
  return `# Completes nmbrs-mock in fish: a file nmbrs-mock.fish in ~/.config/fish/completions\n${lines.join('\n')}\n`;
}

function linesOf({ path, commands, choices, options }: CompletionNode): string[] {
  const within = path
    .split('/')
    .slice(1)
    .map((name) => `__fish_seen_subcommand_from ${name}`);
  const alone = path === '' ? ['__fish_use_subcommand'] : within;
  const names = commands.map(({ name }) => name).join(' ');
  const before = path === '' ? alone : [...within, `not __fish_seen_subcommand_from ${names}`];
  return [
    ...commands.map(({ name, description }) =>
      line(before, `-f -a ${quoted(name)} -d ${quoted(description)}`),
    ),
    ...(choices.length > 0 ? [line(within, `-f -a ${quoted(choices.join(' '))}`)] : []),
    ...options.map(({ long, short, description, takesValue, choices: values }) => {
      const parts = [
        `-l ${long.slice(2)}`,
        ...(short === null ? [] : [`-s ${short}`]),
        ...(takesValue ? ['-r'] : []),
        ...(values.length > 0 ? [`-f -a ${quoted(values.join(' '))}`] : []),
        `-d ${quoted(description)}`,
      ];
      return line(alone, parts.join(' '));
    }),
  ];
}

function line(conditions: readonly string[], what: string): string {
  return `complete -c nmbrs-mock -n ${quoted(conditions.join('; and '))} ${what}`;
}
