import { type Block, blocksOf } from './blocks.ts';
import { missingLine } from './output.ts';
import { failed, HELD, type Result, type Runner } from './runner.ts';
import type { Workshop } from './workshop.ts';

/** A command that serves until it is stopped. */
const SERVES = /^(?:npx )?nmbrs-mock(?: serve)?(?: -.*)?$/m;

/**
 * Commands, by Bash, with the mock of the page where the default one would be. A block of `console` shows what they print,
 * too: its commands stand behind `$ `.
 */
export const shell: Runner = {
  takes: ({ language }) => language === 'sh' || language === 'console',
  async run(blocks, workshop) {
    const results = new Map<Block, Result>();
    const pages = [...new Set(blocks.map(({ page }) => page))];
    for (const page of pages) await writeFiles(page, workshop);
    // What one block of a page leaves behind, the next one finds.
    for (const block of blocks) results.set(block, await runBlock(block, workshop));
    return results;
  },
};

/** The files that a page shows, for its commands. Its configuration names an address of its own, and is read elsewhere. */
async function writeFiles(page: string, workshop: Workshop): Promise<void> {
  for (const block of blocksOf(page))
    if (
      block.file !== null &&
      /^[^/]+\.(?:json|ya?ml)$/.test(block.file) &&
      !/\.config\.json$/.test(block.file)
    )
      await workshop.write(page, block.file, workshop.textOf(block));
}

async function runBlock(block: Block, workshop: Workshop): Promise<Result> {
  const { commands, shown } = partsOf(block, workshop.textOf(block));
  if (SERVES.test(commands)) return serve(block, commands, shown, workshop);
  const { exitCode, output } = await workshop.run(block.page, 'bash', [
    '-eu',
    '-o',
    'pipefail',
    '-c',
    commands,
  ]);
  const missing = missingLine(shown, output);
  if (missing !== null) return failed(`It did not print '${missing}':\n${output}`);
  // A command that finds something says so by its exit code, and its page shows what it prints.
  return exitCode === 0 || shown !== '' ? HELD : failed(`It ended with ${exitCode}:\n${output}`);
}

async function serve(block: Block, commands: string, shown: string, workshop: Workshop): Promise<Result> {
  const serving = await workshop.project.start(
    'bash',
    ['-c', `cd '${workshop.folderOf(block.page)}'; export PORT=0; ${commands}`],
    /nmbrs-mock listens on http[\s\S]*Ctrl\+C/,
  );
  await serving.end();
  const missing = missingLine(shown, serving.match[0]);
  return missing === null ? HELD : failed(`It did not print '${missing}':\n${serving.match[0]}`);
}

function partsOf(
  { language, output }: Block,
  text: string,
): { readonly commands: string; readonly shown: string } {
  if (language !== 'console') return { commands: text, shown: output ?? '' };
  const lines = text.split('\n');
  return {
    commands: lines
      .filter((line) => line.startsWith('$ '))
      .map((line) => line.slice(2))
      .join('\n'),
    shown: lines.filter((line) => !line.startsWith('$ ')).join('\n'),
  };
}
