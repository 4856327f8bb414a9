import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { type Nmbrs, openWorldFile, startNmbrs } from '../../index.ts';
import { type Block, blocksOf } from '../docs/snippets/blocks.ts';
import { here, requireInstalled } from './soap-client.ts';

const run = promisify(execFile);
const PYTHON = '/usr/bin/python3';

/** The blocks of the page that make the three people, as a reader copies them. */
const blocks = blocksOf('docs/worlds.md').filter(({ text }) => /Anna[\s\S]*Joris/.test(text));
const blockIn = (language: string): Block => {
  const [block, ...others] = blocks.filter((one) => one.language === language);
  if (!block || others.length > 0)
    throw new Error(`The page makes the three people in ${language} never, or often.`);
  return block;
};

/** A way to make them: the environment and the debtor that have them then, and how a mock gets there. */
interface Way {
  readonly language: string;
  readonly domain: string;
  readonly debtor: string;
  /** The world that is served; the default one unless it is said. */
  readonly world?: (folder: string) => Promise<ReturnType<typeof openWorldFile>>;
  readonly make?: (text: string, folder: string) => Promise<unknown>;
}

const WAYS: readonly Way[] = [
  {
    language: 'yaml',
    domain: 'klein',
    debtor: '1',
    world: async (folder) => {
      const file = join(folder, 'people.yaml');
      await writeFile(file, blockIn('yaml').text);
      return openWorldFile(file);
    },
  },
  {
    language: 'ts',
    domain: 'demo',
    debtor: 'P1',
    make: async (text, folder) => {
      const file = join(folder, 'people.mjs');
      const built = pathToFileURL(join(packageRoot, 'dist/index.js')).href;
      await writeFile(file, text.replace("'nmbrs-mock'", JSON.stringify(built)));
      return run(process.execPath, [file]);
    },
  },
  {
    language: 'sh',
    domain: 'demo',
    debtor: 'P2',
    make: (text) => run('bash', ['-euc', text]),
  },
  {
    language: 'python',
    domain: 'demo',
    debtor: 'P3',
    make: async (text, folder) => {
      const file = join(folder, 'people.py');
      await writeFile(file, text);
      return run(PYTHON, [file]);
    },
  },
];

const READERS = [
  {
    name: 'node-soap',
    packages: [],
    probe: [process.execPath, '--version'],
    program: [process.execPath, here('people/read.mjs')],
  },
  {
    name: 'zeep',
    packages: ['python3-zeep'],
    probe: [PYTHON, '-c', 'import zeep'],
    program: [PYTHON, here('people/read.py')],
  },
] as const;

/** As integrations see them on 16 November 2026. */
const PEOPLE = [
  {
    number: 9003,
    name: 'Anna de Wit',
    absences: [
      [100, '2026-10-05'],
      [50, '2026-11-02'],
    ],
    contracts: expect.any(Array),
  },
  { number: 9004, name: 'Joris Bos', absences: [], contracts: expect.any(Array) },
  {
    number: 9005,
    name: expect.any(String),
    absences: [],
    contracts: [
      ['2025-01-01', '2025-12-31'],
      ['2026-01-01', null],
    ],
  },
];

describe.each(WAYS)('three people, made in $language', ({ language, domain, debtor, world, make }) => {
  let folder: string;
  let nmbrs: Nmbrs;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nmbrs-people-'));
    nmbrs = await startNmbrs(world ? { world: await world(folder) } : {});
    await make?.(blockIn(language).text.replaceAll('http://127.0.0.1:8080', nmbrs.url), folder);
  });
  afterAll(async () => {
    await nmbrs.close();
    await rm(folder, { recursive: true });
  });

  it.for(READERS)('are read back by $name', async (reader, context) => {
    await requireInstalled(reader, context);
    const { logins } = await nmbrs.openEnvironment<'master'>(domain);
    const { username, token } = logins.master;
    const [program, ...args] = reader.program;
    const { stdout } = await run(program, [...args, nmbrs.url, username, String(token), domain, debtor]);
    const people: typeof PEOPLE = JSON.parse(stdout);
    for (const { absences } of people)
      absences.sort(([, one], [, other]) => (String(one) < String(other) ? -1 : 1));
    expect(people).toEqual(PEOPLE);
    expect(people[1]?.contracts.at(-1)?.[1]).toBe('2026-10-31');
  });
});
