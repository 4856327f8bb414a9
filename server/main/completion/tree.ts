import type { Command, Option } from 'commander';

/** What can be typed after a command. */
export interface CompletionNode {
  /** From the program down, without it: `/env/list`; empty for the program itself. */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletionOption[];
  /** What its arguments may be, where that is a matter of choice; all others may be files. */
  readonly choices: readonly string[];
  readonly commands: readonly CompletionNode[];
}

export interface CompletionOption {
  readonly long: string;
  /** Without its dash; null for none. */
  readonly short: string | null;
  readonly description: string;
  readonly takesValue: boolean;
  /** What its value may be; empty where that is no matter of choice. */
  readonly choices: readonly string[];
}

/** The command line as it was defined; a program that has a default command takes that one's options too. */
export function completionTree(program: Command): CompletionNode {
  const tree = nodeOf(program, '');
  const [serve] = tree.commands;
  const known = new Set(tree.options.map(({ long }) => long));
  return {
    ...tree,
    options: [...tree.options, ...(serve?.options ?? []).filter(({ long }) => !known.has(long))],
  };
}

function nodeOf(command: Command, path: string): CompletionNode {
  return {
    path,
    name: command.name(),
    description: command.description(),
    options: command.createHelp().visibleOptions(command).map(optionOf),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    commands: command.commands.map((below) => nodeOf(below, `${path}/${below.name()}`)),
  };
}

function optionOf({ long, short, description, required, optional, argChoices }: Option): CompletionOption {
  return {
    long: long ?? '',
    short: short?.slice(1) ?? null,
    description,
    takesValue: required || optional,
    choices: argChoices ?? [],
  };
}

/** A node and all below it. */
export function everyNode(node: CompletionNode): CompletionNode[] {
  return [node, ...node.commands.flatMap(everyNode)];
}

/** An option as it is typed: `--port`, `-p`. */
export function spellingsOf({ long, short }: CompletionOption): string[] {
  return [long, ...(short === null ? [] : [`-${short}`])];
}
