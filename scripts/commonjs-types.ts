import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { packageRoot } from '../base/package-root.ts';

/**
 * Copies the declarations of what can be required, and all they import, to `dist/commonjs`. The modules are the same, for
 * every Node that is promised can require ES modules. But TypeScript that resolves as `node16` does not know that, and
 * refuses a `require` of declarations that belong to an ES module; in a folder whose package.json says `commonjs` they
 * belong to none.
 */
const DIST = join(packageRoot, 'dist');
const COPIES = join(DIST, 'commonjs');

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly require?: { readonly types: string } }>>;
}

const IMPORTS = /\b(?:from|import) ?\(?['"](\.[^'"]+)\.ts['"]/g;
/** Types can be imported from a package that is an ES module alone, when the import says so. */
const TYPES_OF_PACKAGES = /^((?:import|export) type [^;]* from '[^'.][^']*');$/gm;

const copied = new Set<string>();

/** @param file a declaration file under `dist`. */
function copyWithImports(file: string): void {
  if (copied.has(file)) return;
  copied.add(file);
  const text = readFileSync(file, 'utf8');
  const copy = join(COPIES, relative(DIST, file));
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, text.replace(TYPES_OF_PACKAGES, "$1 with { 'resolution-mode': 'import' };"));
  for (const [, imported = ''] of text.matchAll(IMPORTS))
    copyWithImports(resolve(dirname(file), `${imported}.d.ts`));
}

const { exports }: Manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
for (const { require } of Object.values(exports))
  if (require) copyWithImports(join(DIST, relative('dist/commonjs', require.types)));
writeFileSync(join(COPIES, 'package.json'), '{ "type": "commonjs" }\n');
