import { existsSync } from 'node:fs';
import { type Argument, type Command, InvalidArgumentError, type Option } from 'commander';
import { Refused } from './refused.ts';

/** The names of the configuration file, of which a folder has one at most. */
const CONFIGURATION_FILES: readonly string[] = ['json', 'ts', 'mts', 'js', 'mjs'].map(
  (extension) => `nmbrs-mock.config.${extension}`,
);

/**
 * Gives the options and arguments of a command that were said neither on the command line nor in the environment the
 * values of the configuration file, if there is one.
 * @throws Refused when the file cannot be read, or says something that is not possible.
 */
export async function takeConfiguration(command: Command): Promise<void> {
  if (!command.options.some((option) => option.attributeName() === 'config')) return;
  const file = fileFor(command.getOptionValue('config'));
  if (file === null) return;
  const { readConfiguration } = await import('./read-configuration.ts');
  const said: ReadonlyMap<string, Setting> = settingsFor(command, await readConfiguration(file));
  for (const option of command.options) {
    const name = option.attributeName();
    const setting = said.get(name);
    const source = command.getOptionValueSource(name);
    if (!setting || (source !== undefined && source !== 'default')) continue;
    command.setOptionValueWithSource(name, parsed(option, setting, file), 'config');
  }
  for (const [at, argument] of command.registeredArguments.entries()) {
    const setting = said.get(argument.name());
    if (setting && command.args.length <= at) command.processedArgs[at] = parsed(argument, setting, file);
  }
}

/** A value in the configuration, and where in it: `serve.port`. */
interface Setting {
  readonly place: string;
  readonly value: unknown;
}

/** What the configuration says of a command: in its section, and what all commands share. */
function settingsFor(command: Command, configuration: object): Map<string, Setting> {
  const section = sectionOf(command);
  const said = new Map<string, Setting>();
  for (const [name, value] of Object.entries(configuration)) {
    if (name === section)
      for (const [key, own] of Object.entries(value)) said.set(key, { place: `${name}.${key}`, value: own });
    else if (typeof value === 'string' || Array.isArray(value)) said.set(name, { place: name, value });
  }
  return said;
}

/** A command below another has the section of that one. */
function sectionOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? sectionOf(parent) : command.name();
}

function fileFor(asked: unknown): string | null {
  if (typeof asked === 'string') {
    if (!existsSync(asked)) throw new Refused(`there is no configuration file ${asked}; check --config.`);
    return asked;
  }
  const [file = null, other] = CONFIGURATION_FILES.filter((name) => existsSync(name));
  if (other !== undefined)
    throw new Refused(`there are ${file} and ${other} in this folder; keep one, or name one with --config.`);
  return file;
}

/** As the same value on the command line; a list as the option given again and again. */
function parsed({ parseArg }: Option | Argument, { place, value }: Setting, file: string): unknown {
  if (!parseArg) return value;
  const parse = (one: unknown, before: unknown) => {
    try {
      return parseArg(String(one), before);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      throw new Refused(`${file}: ${place} is '${one}'. ${error.message}`);
    }
  };
  return Array.isArray(value)
    ? value.reduce((before: unknown, one) => parse(one, before), [])
    : parse(value, undefined);
}
