import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { Refused } from './refused.ts';

/** The names of the configuration file, of which a folder has one at most. */
export const CONFIGURATION_FILES: readonly string[] = ['json', 'ts', 'mts', 'js', 'mjs'].map(
  (extension) => `nmbrs-mock.config.${extension}`,
);

/**
 * Gives the options of a command that were said neither on the command line nor in the environment the values of the
 * configuration file, if there is one.
 * @throws Refused when the file cannot be read, or says something that is not possible.
 */
export async function takeConfiguration(command: Command): Promise<void> {
  if (!command.options.some((option) => option.attributeName() === 'config')) return;
  const file = fileFor(command.getOptionValue('config'));
  if (file === null) return;
  const { readConfiguration } = await import('./read-configuration.ts');
  const { serve, ...shared } = await readConfiguration(file);
  const said: Readonly<Record<string, unknown>> =
    command.name() === 'serve' ? { ...shared, ...serve } : shared;
  for (const option of command.options) {
    const name = option.attributeName();
    const value = said[name];
    const source = command.getOptionValueSource(name);
    if (value === undefined || (source !== undefined && source !== 'default')) continue;
    command.setOptionValueWithSource(name, parsed(option, value, `${file}: ${name}`), 'config');
  }
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

/** As the same value on the command line. */
function parsed(option: Command['options'][number], value: unknown, place: string): unknown {
  if (!option.parseArg) return value;
  try {
    return option.parseArg(String(value), undefined);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new Refused(`${place} is '${value}'. ${error.message}`);
  }
}
