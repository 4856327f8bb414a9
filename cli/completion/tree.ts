import type { Argument, Command, Option } from 'commander';

/** What can be typed after a command. */
export interface CompletionNode {
  /** From the program down, without it: `/env/list`; empty for the program itself. */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletionOption[];
  /** In their order. */
  readonly arguments: readonly CompletionArgument[];
  readonly commands: readonly CompletionNode[];
}

/** What can be typed as a value: one of some choices, a file, or what cannot be offered. */
export interface CompletionValue {
  readonly choices: readonly string[];
  readonly isFile: boolean;
}

interface CompletionArgument extends CompletionValue {
  /** Whether it stands for all that follow. */
  readonly isVariadic: boolean;
}

export interface CompletionOption {
  readonly long: string;
  /** Without its dash; null for none. */
  readonly short: string | null;
  readonly description: string;
  /** Null for one that takes none. */
  readonly value: CompletionValue | null;
}

/** What the values that are files are called. */
const FILES: ReadonlySet<string> = new Set(['file', 'files', 'expectations', 'journal', 'wsdl']);

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
    arguments: command.registeredArguments.map(argumentOf),
    commands: command.commands.map((below) => nodeOf(below, `${path}/${below.name()}`)),
  };
}

function argumentOf(argument: Argument): CompletionArgument {
  const { argChoices: choices = [], variadic: isVariadic } = argument;
  return { choices, isFile: FILES.has(argument.name()), isVariadic };
}

function optionOf({ long, short, flags, description, argChoices: choices = [] }: Option): CompletionOption {
  const [, name] = /[<[]([\w-]+)/.exec(flags) ?? [];
  return {
    long: long ?? '',
    short: short?.slice(1) ?? null,
    description,
    value: name === undefined ? null : { choices, isFile: FILES.has(name) },
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
