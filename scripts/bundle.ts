import { copyFileSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type OutputChunk, type RolldownOptions, rolldown } from 'rolldown';
import { packageRoot } from '../base/package-root.ts';

/**
 * Puts the modules of what the package gives out together in few files, in `dist/bundle`: a start reads three hundred of
 * them, and finding and opening each took a third of its time. All entries share their files, so that a program that
 * loads several of them has each class once. What other packages bring stays in them.
 */
const DIST = join(packageRoot, 'dist');
const BUNDLE = join(DIST, 'bundle');

/** What the command line loads before it serves, one after the other. */
const START = ['cli/output', 'cli/run', 'cli/actions/serve'];
/** What a thread, or a process of its own, begins with: no import leads there. */
const STARTED = ['cli/read-world-thread', 'cli/exec/behind-doors', 'server/store/sqlite/thread'];
/** What other programs load before anything of theirs, old ones among them: each is one file of CommonJS by itself. */
const PRELOADED = ['cli/exec/redirect-connections'];
const OLDEST_PRELOADING = 'node14';
/** The command line reads it before all others, so that their compiled code is kept. */
const BEFORE_ALL = /\/cli\/compiled-code\.js$/;

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, Readonly<Record<string, { readonly default?: string }>>>>;
}

/** The files that the manifest names, as they are called under `dist/bundle`, without their ends. */
function entriesOf({ bin, exports }: Manifest): { modules: string[]; required: string[] } {
  const targets = Object.values(exports).flatMap((ways) => Object.values(ways).map((way) => way.default));
  const files = [...new Set([...Object.values(bin), ...targets])]
    .filter((file) => file !== undefined)
    .map((file) => relative(BUNDLE, join(packageRoot, file)));
  return {
    modules: files.filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -'.js'.length)),
    required: files.filter((file) => file.endsWith('.cjs')),
  };
}

function optionsFor(entries: readonly string[]): RolldownOptions {
  return {
    input: Object.fromEntries(entries.map((entry) => [entry, join(DIST, `${entry}.js`)])),
    platform: 'node',
    external: /^[^./]/,
    // Bundled, what is imported in two ways is loaded either way.
    checks: { ineffectiveDynamicImport: false },
  };
}

/** The modules that are read with these before anything of them runs. */
async function readWith(modules: readonly string[]): Promise<ReadonlySet<string>> {
  const bundle = await rolldown(optionsFor(modules));
  const { output } = await bundle.generate({ format: 'esm' });
  const chunks = new Map(
    output.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk]] : [])),
  );
  const read = new Set<string>();
  const visited = new Set<OutputChunk>();
  const visit = (chunk: OutputChunk | undefined): void => {
    if (!chunk || visited.has(chunk)) return;
    visited.add(chunk);
    for (const module of chunk.moduleIds) read.add(module);
    for (const imported of chunk.imports) visit(chunks.get(imported));
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk);
  return read;
}

const manifest: Manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
const { modules, required } = entriesOf(manifest);
const ofStart = await readWith(START);
const bundle = await rolldown(optionsFor([...modules, ...STARTED]));
await bundle.write({
  dir: BUNDLE,
  format: 'esm',
  sourcemap: true,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  codeSplitting: {
    groups: [
      { name: 'before-all', test: BEFORE_ALL, priority: 1 },
      { name: 'start', test: (module) => ofStart.has(module) },
    ],
  },
});
for (const entry of PRELOADED) {
  const alone = await rolldown({ ...optionsFor([entry]), transform: { target: OLDEST_PRELOADING } });
  await alone.write({ dir: BUNDLE, format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false });
}
for (const file of required) copyFileSync(join(DIST, file), join(BUNDLE, file));
