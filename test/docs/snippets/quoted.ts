import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';
import type { Block } from './blocks.ts';
import { failed, HELD, type Result, type Runner } from './runner.ts';

/** Blocks that show a part of a file of this repository: what they show stands in it, letter for letter. */
export const quoted: Runner = {
  takes: ({ file }) => file?.includes('/') === true && existsSync(join(packageRoot, file)),
  run: async (blocks) => new Map(blocks.map((block) => [block, quotation(block)])),
};

function quotation({ file, text }: Block): Result {
  const lines = text.split('\n');
  const shown =
    /^(?:\/\/|#) /.test(lines[0] ?? '') && lines[0]?.includes(file ?? '') ? lines.slice(1) : lines;
  const isThere = readFileSync(join(packageRoot, file ?? ''), 'utf8').includes(shown.join('\n').trim());
  return isThere ? HELD : failed(`${file} does not hold this.`);
}

/** Drawings of folders, and of the way of a call: what they name is there. */
export const drawings: Runner = {
  takes: ({ language }) => language === 'tree' || language === 'mermaid',
  run: async (blocks) => new Map(blocks.map((block) => [block, drawing(block)])),
};

/** A floor and a room on it, as `server/soap`; what goes over the wire has slashes, too. */
const ROOM = /\b(?:base|contracts|fixtures|server|client|harness|cli|testing)\/[\w-]+/g;

function drawing(block: Block): Result {
  const places = block.language === 'tree' ? placesInTree(block) : (block.text.match(ROOM) ?? []);
  const missing = places.filter((place) => !existsSync(join(packageRoot, place)));
  if (places.length === 0) return failed('It names no place.');
  return missing.length === 0 ? HELD : failed(`There is no ${missing.join(', no ')}.`);
}

/** The paths that a tree draws by its indentation, two spaces a level. */
function placesInTree({ page, text }: Block): string[] {
  const above: string[] = [];
  const paths = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, indent = '', name = ''] = /^( *)(\S+)/.exec(line) ?? [];
      above.splice(indent.length / 2, Number.POSITIVE_INFINITY, name);
      return join(...above);
    });
  // Of the repository, or else of the folder of the page.
  return existsSync(join(packageRoot, paths[0] ?? ''))
    ? paths
    : paths.map((path) => join(dirname(page), path));
}
