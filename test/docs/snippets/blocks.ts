import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';

/** A fenced block of a page. */
export interface Block {
  /** The page, from the root: `docs/testing.md`. */
  readonly page: string;
  /** Of its first fence, from 1. */
  readonly line: number;
  /** As the fence names it; empty where it names none. */
  readonly language: string;
  /** What the page calls the file it shows: behind the language, or in a comment on the first line. */
  readonly file: string | null;
  readonly text: string;
  /** What the page says that it prints: the block of output after it. */
  readonly output: string | null;
}

/** Languages of what is printed; a block of one of them without a name is the output of the block before it. */
const OF_OUTPUT: readonly string[] = ['text', 'xml', 'json'];

/** Folders without pages of ours. */
const SKIPPED = /^(?:node_modules|dist|coverage|\.git|\.ci)$/;

/** Every page of the repository, from the root. */
export function allPages(folder = ''): string[] {
  return readdirSync(join(packageRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : allPages(path);
    return path.endsWith('.md') ? [path] : [];
  });
}

export function textOf(page: string): string {
  return readFileSync(join(packageRoot, page), 'utf8');
}

/** The blocks of a page, those of output with what prints them. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  for (const { heading, ...block } of fencesIn(textOf(page), page)) {
    const before = blocks.at(-1);
    const isOutput = before?.output === null && isRun(before) && !heading && isUnnamedOutput(block);
    if (isOutput) blocks.splice(-1, 1, { ...before, output: block.text });
    else blocks.push(block);
  }
  return blocks;
}

function isRun({ language }: Block): boolean {
  return !OF_OUTPUT.includes(language) && language !== 'console';
}

function isUnnamedOutput({ language, file }: Block): boolean {
  return OF_OUTPUT.includes(language) && file === null;
}

/** @returns the blocks, and whether a heading stands between each and the one before. */
function* fencesIn(text: string, page: string): Generator<Block & { readonly heading: boolean }> {
  let heading = false;
  let open: { readonly line: number; readonly info: string; readonly lines: string[] } | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    const [, info] = /^```(.*)$/.exec(line) ?? [];
    if (open === null) {
      heading ||= line.startsWith('#');
      if (info !== undefined) open = { line: at + 1, info, lines: [] };
    } else if (info === undefined) {
      open.lines.push(line);
    } else {
      const [language = '', named] = open.info.trim().split(' ');
      const body = `${open.lines.join('\n')}\n`;
      yield {
        page,
        line: open.line,
        language,
        file: named ?? fileIn(body),
        text: body,
        output: null,
        heading,
      };
      open = null;
      heading = false;
    }
  }
  if (open !== null) throw new Error(`${page}:${open.line}: this block is never closed.`);
}

/** `// vitest.config.ts` or `# expected.yaml: ...` on the first line. */
function fileIn(text: string): string | null {
  return /^(?:\/\/|#) ([\w./-]+\.\w+)(?::.*)?\n/.exec(text)?.[1] ?? null;
}

/** How messages call a block. */
export function nameOf({ page, line }: Block): string {
  return `${page}:${line}`;
}
