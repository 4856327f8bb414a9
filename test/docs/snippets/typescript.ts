import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';
import { type Block, nameOf } from './blocks.ts';
import { missingLine } from './output.ts';
import { failed, HELD, notInstalled, type Result, type Runner } from './runner.ts';
import { nameOfFolder, type Workshop } from './workshop.ts';

/** What runs a snippet, as far as its imports tell. */
type Kind = 'program' | 'vitest' | 'node test' | 'jest' | 'compiled alone';

/** The page whose files with names are those of a reader, which snippets of other pages import, too. */
const PAGE_OF_FILES = 'docs/testing.md';

const COMPILER_OPTIONS = {
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  rewriteRelativeImportExtensions: true,
  rootDir: '.',
  outDir: 'out',
};

/** The globals of Jest, as far as snippets use them; Jest is no dependency of ours. */
const GLOBALS_OF_JEST = `
declare namespace jest {
  interface Matchers<R, T = {}> {
    toBe(expected: T): R;
  }
}
declare const expect: {
  <T>(actual: T): jest.Matchers<void, T> & { readonly not: jest.Matchers<void, T> };
  extend(matchers: object): void;
};
declare const test: (name: string, run: () => Promise<void>) => void;
`;

/**
 * TypeScript, compiled strictly all at once against the installed package, and then run by what it is for: programs by
 * Node.js in one process, tests by their runners.
 */
export const typescript: Runner = {
  takes: ({ language }) => language === 'ts',
  async run(blocks, workshop) {
    for (const block of blocks) await workshop.write(block.page, sourceOf(block), workshop.textOf(block));
    await provideFiles(blocks, workshop);
    await writeFile(join(workshop.project.folder, 'globals.d.ts'), GLOBALS_OF_JEST);
    const config = { compilerOptions: COMPILER_OPTIONS, include: ['*.d.ts', '*/*.ts'], exclude: ['out'] };
    await writeFile(join(workshop.project.folder, 'tsconfig.json'), JSON.stringify(config));
    const compiled = await workshop.project.node('node_modules/typescript/bin/tsc', '-p', '.');
    // One after another: a process that waits for a core for seconds finds its connections closed.
    const ran = new Map<Block, Result>([
      ...(await runPrograms(ofKind('program', blocks), workshop)),
      ...(await runTests(ofKind('vitest', blocks), workshop, withVitest)),
      ...(await runTests(ofKind('node test', blocks), workshop, withNode)),
      ...(await runTests(ofKind('jest', blocks), workshop, withJest)),
    ]);
    return new Map(
      blocks.map((block) => [block, compilation(block, compiled.output) ?? ran.get(block) ?? HELD]),
    );
  },
};

function ofKind(kind: Kind, blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => kindOf(block) === kind);
}

function kindOf({ text, file }: Block): Kind {
  const imports = (module: string) => text.includes(` from '${module}`);
  if (file !== null) return 'compiled alone';
  if (imports('nmbrs-mock/testcontainers')) return 'compiled alone';
  if (imports('nmbrs-mock/jest')) return 'jest';
  if (imports('node:test')) return 'node test';
  return imports('vitest') ? 'vitest' : 'program';
}

/** The name of the file that a block is written to, in the folder of its page. */
function sourceOf(block: Block): string {
  if (block.file !== null) return block.file;
  const isTest = kindOf(block) === 'vitest' || kindOf(block) === 'jest' || kindOf(block) === 'node test';
  return `line-${block.line}${isTest ? '.test' : ''}.ts`;
}

/** What snippets import of the reader's own files, into the folders of their pages. */
async function provideFiles(blocks: readonly Block[], workshop: Workshop): Promise<void> {
  for (const { file } of blocks.filter(({ page }) => page === PAGE_OF_FILES))
    for (const { page, text } of blocks)
      if (file !== null && page !== PAGE_OF_FILES && text.includes(` from './${file}'`))
        await workshop.copy(join(workshop.folderOf(PAGE_OF_FILES), file), page, file);
}

/** What the compiler says of a block; null for nothing. */
function compilation(block: Block, output: string): Result | null {
  const source = `${nameOfFolder(block.page)}/${sourceOf(block)}`;
  const mistakes = output.split('\n').filter((line) => line.startsWith(`${source}(`));
  return mistakes.length === 0 ? null : failed(mistakes.join('\n'));
}

/** Runs programs one after another, each in the folder of its page; what they print is held against their pages. */
const RUN_PROGRAMS = `
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
const printed = {};
for (const [name, folder, file] of JSON.parse(process.argv[2])) {
  let text = '';
  console.log = (...values) => {
    text += values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ') + '\\n';
  };
  process.chdir(folder);
  const error = await import(file).then(() => null, (thrown) => String(thrown?.stack ?? thrown));
  printed[name] = { text, error };
}
writeFileSync(process.argv[3], JSON.stringify(printed));
process.exit();
`;

async function runPrograms(blocks: readonly Block[], workshop: Workshop): Promise<Map<Block, Result>> {
  if (blocks.length === 0) return new Map();
  const { folder } = workshop.project;
  await writeFile(join(folder, 'run.mjs'), RUN_PROGRAMS);
  const programs = blocks.map((block) => [
    nameOf(block),
    workshop.folderOf(block.page),
    compiledOf(block, workshop),
  ]);
  const results = join(folder, 'printed.json');
  const ended = await workshop.project.node('run.mjs', JSON.stringify(programs), results);
  if (ended.exitCode !== 0) return new Map(blocks.map((block) => [block, failed(ended.output)]));
  const printed: Readonly<Record<string, { readonly text: string; readonly error: string | null }>> =
    JSON.parse(await readFile(results, 'utf8'));
  return new Map(
    blocks.map((block) => {
      const { text = '', error = 'It was not run.' } = printed[nameOf(block)] ?? {};
      if (error !== null) return [block, failed(`${error}\n${text}`)];
      const missing = missingLine(block.output ?? '', text);
      return [block, missing === null ? HELD : failed(`It did not print '${missing}':\n${text}`)];
    }),
  );
}

function compiledOf(block: Block, { project }: Workshop): string {
  return join(project.folder, 'out', nameOfFolder(block.page), sourceOf(block).replace(/\.ts$/, '.js'));
}

/** Five seconds, which runners give a test, are too few on a machine that runs other tests beside it. */
const PATIENCE = ['--testTimeout=60000'];

/** Runs the tests of a page with their runner. */
type RunTests = (page: string, tests: readonly Block[], workshop: Workshop) => Promise<Result>;

async function runTests(
  blocks: readonly Block[],
  workshop: Workshop,
  run: RunTests,
): Promise<Map<Block, Result>> {
  const results = new Map<Block, Result>();
  for (const page of new Set(blocks.map((block) => block.page))) {
    const tests = blocks.filter((block) => block.page === page);
    const result = await run(page, tests, workshop);
    for (const test of tests) results.set(test, result);
  }
  return results;
}

/** With the configuration that the page shows. */
const withVitest: RunTests = async (page, tests, workshop) =>
  ended(
    await workshop.run(page, process.execPath, [
      join(workshop.project.folder, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...PATIENCE,
      ...tests.map(sourceOf),
    ]),
    new RegExp(`Tests .*\\b${tests.length} passed|Test Files +${tests.length} passed`),
  );

const withNode: RunTests = async (page, tests, workshop) =>
  ended(
    await workshop.run(page, process.execPath, [
      '--test',
      '--test-reporter=tap',
      ...tests.map((test) => compiledOf(test, workshop)),
    ]),
    /^# fail 0$/m,
  );

const JEST = join(process.env.JEST_HOME ?? packageRoot, 'node_modules/jest/bin/jest.js');

const withJest: RunTests = async (page, tests, workshop) => {
  if (!existsSync(JEST)) return notInstalled(`there is no Jest at ${JEST}; JEST_HOME names its folder`);
  const files = tests.map((test) => compiledOf(test, workshop));
  const config = JSON.stringify({ rootDir: join(workshop.project.folder, 'out'), transform: {} });
  return ended(
    await workshop.run(page, process.execPath, [
      '--experimental-vm-modules',
      JEST,
      '--ci',
      ...PATIENCE,
      '--config',
      config,
      ...files,
    ]),
    /^Tests: .*\bpassed/m,
  );
};

function ended(
  { exitCode, output }: { readonly exitCode: number; readonly output: string },
  passed: RegExp,
): Result {
  return exitCode === 0 && passed.test(output) ? HELD : failed(output);
}
