import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CaseError, plainOf, readWritten, type Written } from '../base/document/document.ts';
import { shapeMistakes } from '../base/document/shape-mistakes.ts';
import { readTextFile, UnreadableFile } from '../base/files.ts';
import { type Configuration, configurationShape } from './configuration-shape.ts';
import { Refused } from './refused.ts';

/** @throws Refused when it cannot be read, or is none; it tells all that is wrong, in a JSON file with its place. */
export async function readConfiguration(file: string): Promise<Configuration> {
  const [written] = await writtenIn(file);
  if (!written) throw new Refused(`${file} holds no configuration; a module has one as its default export.`);
  const mistakes = shapeMistakes(configurationShape, written);
  if (mistakes.length === 0) return configurationShape.parse(plainOf(written));
  const told = isJson(file) ? mistakes.map(({ message }) => message) : mistakes.map(withoutPlace);
  throw new Refused(told.join('\n'));
}

function isJson(file: string): boolean {
  return extname(file) === '.json';
}

/** What a module gives was computed, and stands on no line. */
function withoutPlace({ message, place: { file, line, column } }: CaseError): string {
  return message.replace(`${file}:${line}:${column}: `, `${file}: `);
}

/** JSON is read as the YAML it is too, which tells where a mistake stands. */
async function writtenIn(file: string): Promise<Written[]> {
  if (!MODULES.includes(extname(file)) && !isJson(file))
    throw new Refused(`${file} is no configuration; that is a .json, .mjs, .js, .ts or .mts file.`);
  try {
    return readWritten(isJson(file) ? readTextFile(file) : await textOfModule(file), file);
  } catch (error) {
    if (error instanceof CaseError || error instanceof UnreadableFile) throw new Refused(error.message);
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Refused(
      code === 'ERR_UNKNOWN_FILE_EXTENSION'
        ? `${file}: Node.js ${process.version} runs no TypeScript, Node.js 22.18 and newer do; ` +
            'or write it as nmbrs-mock.config.json or nmbrs-mock.config.mjs.'
        : `${file} cannot be read: ${message}`,
    );
  }
}

const MODULES: readonly string[] = ['.mjs', '.js', '.ts', '.mts'];

/** What a module gives, as JSON. */
async function textOfModule(file: string): Promise<string> {
  const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href);
  return JSON.stringify(module.default) ?? '';
}
