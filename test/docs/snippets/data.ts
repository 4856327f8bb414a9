import { join } from 'node:path';
import { readFacts } from '../../../contracts/facts/facts.ts';
import { parseContract } from '../../../contracts/interface/language/parse.ts';
import { corrected } from '../../../contracts/rest/knowledge.ts';
import { openWorldFile } from '../../../fixtures/world-file.ts';
import { type Block, blocksOf } from './blocks.ts';
import { failed, HELD, type Result, type Runner } from './runner.ts';
import type { Workshop } from './workshop.ts';

/** YAML and JSON, by what reads them: cases, facts, configurations, and files that a command of the same page reads. */
export const data: Runner = {
  takes: (block) => readerOf(block) !== null,
  async run(blocks, workshop) {
    const results = new Map<Block, Result>();
    for (const block of blocks) results.set(block, (await readerOf(block)?.(block, workshop)) ?? HELD);
    return results;
  },
};

type Read = (block: Block, workshop: Workshop) => Promise<Result>;

function readerOf(block: Block): Read | null {
  const { language, file, text } = block;
  if (language === 'contract') return readContract;
  if (language !== 'yaml' && language !== 'json') return null;
  if (/^case: /m.test(text)) return runCases;
  if (/^- id: /m.test(text)) return readFactFile;
  if (/^environments:/m.test(text)) return readWorld;
  if (/^(?:endpoints|successors|gaps):/m.test(text)) return readRestFile;
  if (file === null) return null;
  if (/\.config\.json$/.test(file)) return readConfiguration;
  return blocksOf(block.page).some((other) => other.line !== block.line && other.text.includes(file))
    ? async () => HELD
    : null;
}

const runCases: Read = async (block, workshop) => {
  const file = block.file ?? `line-${block.line}.yaml`;
  await workshop.write(block.page, file, block.text);
  return commandHolds(block, workshop, ['cases', file]);
};

/** What is served of it, and read back, is told by worlds.test.ts. */
const readWorld: Read = async ({ page, file, line, text }, workshop) => {
  const name = file ?? `line-${line}.yaml`;
  await workshop.write(page, name, text);
  return held(() => openWorldFile(join(workshop.folderOf(page), name)));
};

/** Its address is that of no mock; the command reads all of it, and asks none. */
const readConfiguration: Read = async (block, workshop) => {
  await workshop.write(block.page, 'shown.config.json', block.text);
  return commandHolds(block, workshop, ['coverage', '--config', 'shown.config.json']);
};

async function commandHolds({ page }: Block, workshop: Workshop, args: readonly string[]): Promise<Result> {
  const { exitCode, output } = await workshop.run(page, 'nmbrs-mock', args);
  return exitCode === 0 ? HELD : failed(output);
}

const readFactFile: Read = async ({ page, text }) => held(() => readFacts([{ file: page, text }]));

const readRestFile: Read = async ({ page, text }) => held(() => corrected([{ file: page, text }]));

/** A part of a file stands behind the head of one. */
const readContract: Read = async ({ page, text }) => {
  const head = 'service EmployeeService v3 "urn:x"\npaths "/x"\nheader X\nfamilies { any }\n\n';
  return held(() => parseContract(text.startsWith('service ') ? text : head + text, page));
};

function held(read: () => unknown): Result {
  try {
    read();
    return HELD;
  } catch (error) {
    return failed((error as Error).message);
  }
}
