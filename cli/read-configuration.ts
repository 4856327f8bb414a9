import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDocument } from '../base/document/read-document.ts';
import { readAs } from '../base/document/schema-mistakes.ts';
import { readTextFile } from '../base/files.ts';
import { valueMistakes } from '../base/schema/value-mistakes.ts';
import { type Configuration, configurationShape } from './configuration-shape.ts';
import { Refused } from './refused.ts';

const MODULES: readonly string[] = ['.mjs', '.js', '.ts', '.mts'];

/**
 * @throws Refused, UnreadableFile or DocumentError when it cannot be read, or is none; it tells all that is wrong, in a
 * JSON file with its place.
 */
export async function readConfiguration(file: string): Promise<Configuration> {
  if (extname(file) === '.json')
    return readAs(configurationShape, readDocument(readTextFile(file), file, 'a configuration'));
  if (!MODULES.includes(extname(file)))
    throw new Refused(`${file} is no configuration; that is a .json, .mjs, .js, .ts or .mts file.`);
  return readModule(file);
}

/** What a module gives was computed, and stands on no line. */
async function readModule(file: string): Promise<Configuration> {
  const value = await defaultExport(file);
  if (value === undefined)
    throw new Refused(`${file} holds no configuration; a module has one as its default export.`);
  const mistakes = valueMistakes(configurationShape, value);
  if (mistakes.length > 0)
    throw new Refused(mistakes.map(({ detail, remedy }) => `${file}: ${detail} ${remedy}`).join('\n'));
  return configurationShape.parse(value);
}

async function defaultExport(file: string): Promise<unknown> {
  try {
    const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href);
    return module.default;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Refused(
      code === 'ERR_UNKNOWN_FILE_EXTENSION'
        ? `${file}: Node.js ${process.version} runs no TypeScript, Node.js 22.18 and newer do; ` +
            'or write it as nmbrs-mock.config.json or nmbrs-mock.config.mjs.'
        : `${file} cannot be read: ${message}`,
    );
  }
}
