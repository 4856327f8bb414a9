import { quoted } from '../../base/shell-quoted.ts';
import { type CompletionNode, type CompletionOption, everyNode } from './tree.ts';

/** One line for each thing that can be typed; files only where one can be. */
export function fishScript(program: CompletionNode): string {
  const lines = everyNode(program).flatMap(linesOf);
  return `# Completes nmbrs-mock in fish: a file nmbrs-mock.fish in ~/.config/fish/completions
complete -c nmbrs-mock -f
${lines.join('\n')}
`;
}

function linesOf(node: CompletionNode): string[] {
  const { path, commands, options } = node;
  const within =
    path === ''
      ? ['__fish_use_subcommand']
      : path
          .split('/')
          .slice(1)
          .map((name) => seen([name]));
  const names = commands.map(({ name }) => name);
  const before = path === '' ? within : [...within, `not ${seen(names)}`];
  return [
    ...commands.map(({ name, description }) => line(before, `-a ${quoted(name)} -d ${quoted(description)}`)),
    ...argumentLines(node, within),
    ...options.map((option) => line(within, optionWords(option))),
  ];
}

/** An argument that is a choice is over once one of its choices stands there. */
function argumentLines({ arguments: all }: CompletionNode, within: readonly string[]): string[] {
  return all.flatMap(({ choices, isFile }, at) => {
    if (isFile) return [line(within, '-F')];
    if (choices.length === 0) return [];
    const before = all.slice(0, at).map((argument) => seen(argument.choices));
    return [line([...within, ...before, `not ${seen(choices)}`], `-a ${quoted(choices.join(' '))}`)];
  });
}

function optionWords({ long, short, description, value }: CompletionOption): string {
  return [
    `-l ${long.slice(2)}`,
    ...(short === null ? [] : [`-s ${short}`]),
    ...(value === null ? [] : [value.isFile ? '-r -F' : '-x']),
    ...(value === null || value.choices.length === 0 ? [] : [`-a ${quoted(value.choices.join(' '))}`]),
    `-d ${quoted(description)}`,
  ].join(' ');
}

function seen(words: readonly string[]): string {
  return `__fish_seen_subcommand_from ${words.join(' ')}`;
}

function line(conditions: readonly string[], what: string): string {
  return `complete -c nmbrs-mock -n ${quoted(conditions.join('; and '))} ${what}`;
}
