import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { nearestName } from '../../contracts/nearest-name.ts';
import { Refused } from './refused.ts';

/** What serving alone can be told. Bounds of numbers are checked where those of the command line are. */
const serveSchema = z.strictObject({
  port: z.int().optional(),
  host: z.string().optional(),
  verbose: z.boolean().optional(),
  trustProxy: z.boolean().optional(),
  customErrors: z.boolean().optional(),
  /** In bytes. */
  maxBody: z.int().optional(),
  /** In minutes. */
  idleTimeout: z.int().optional(),
  /** A world file. */
  world: z.string().optional(),
  json: z.boolean().optional(),
});

const configurationSchema = z.strictObject({
  /** Of JSON files, for editors. */
  $schema: z.string().optional(),
  /** The running mock that commands ask. */
  url: z.string().optional(),
  /** What that mock demands, and what `serve` demands. */
  controlToken: z.string().optional(),
  /** The environment whose calls commands look at. */
  environment: z.string().optional(),
  serve: serveSchema.optional(),
});

/** What `nmbrs-mock.config.ts` gives as its default export, and `nmbrs-mock.config.json` holds. */
export type Configuration = z.output<typeof configurationSchema>;

/** @throws Refused when it cannot be read, or is none. */
export async function readConfiguration(file: string): Promise<Configuration> {
  const { data, error } = configurationSchema.safeParse(await valueIn(file));
  if (data) return data;
  throw new Refused(error.issues.map((issue) => `${file}: ${told(issue)}`).join('\n'));
}

async function valueIn(file: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'));
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

function told(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys')
    return at === '' ? `it holds no configuration. ${issue.message}` : `${at}: ${issue.message}`;
  const [key = ''] = issue.keys;
  const names = Object.keys((at === 'serve' ? serveSchema : configurationSchema).shape);
  const nearest = nearestName(key, names);
  const meant = nearest === null ? ` It may hold ${names.join(', ')}.` : ` Did you mean ${nearest}?`;
  return `there is no setting '${at === '' ? key : `${at}.${key}`}'.${meant}`;
}
