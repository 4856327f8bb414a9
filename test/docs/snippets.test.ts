import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPages, type Block, blocksOf, nameOf } from './snippets/blocks.ts';
import { data } from './snippets/data.ts';
import { languages } from './snippets/languages.ts';
import { drawings, quoted } from './snippets/quoted.ts';
import type { Result, Runner } from './snippets/runner.ts';
import { shell } from './snippets/shell.ts';
import { typescript } from './snippets/typescript.ts';
import { Workshop } from './snippets/workshop.ts';

/** Each runs the blocks of a language. A block of this repository's own files is compared, whatever its language. */
const RUNNERS: readonly Runner[] = [quoted, drawings, shell, typescript, data, languages];

interface Exception {
  readonly page: RegExp;
  /** As much of the block as tells it from the others. */
  readonly says: RegExp;
  readonly why: string;
}

/** The few blocks that are not run here, and why. */
const NOT_RUN: readonly Exception[] = [
  { page: /^CONTRIBUTING/, says: /^npm ci$/m, why: '.ci/run goes this way, too' },
  {
    page: /^README/,
    says: /^npm ci && npm (?:start|test)/m,
    why: '.ci/run goes this way, and ends with npm test',
  },
  {
    page: /^README/,
    says: /^npm ci && npm pack/,
    why: 'test/package packs a fresh clone and installs what comes of it',
  },
  { page: /./, says: /^docker build /, why: 'test/container builds the image and runs it' },
  {
    page: /^docs\/logins/,
    says: /^\$ docs\/tour\.sh/,
    why: 'tour.test.ts runs it, and compares what it prints',
  },
  { page: /^docs\/recipes\//, says: /./, why: 'recipes.test.ts runs them, and what they show of mistakes' },
  {
    page: /^examples\/sync/,
    says: /npx vitest run|^What was called/,
    why: 'test/examples runs it, and compares its reports',
  },
  {
    page: /^docs\/data/,
    says: /--data postgres:/,
    why: 'several-mocks.test.ts does it, with a database of its own',
  },
  { page: /^contracts\/cases/, says: /^nmbrs-mock cases {2}/, why: 'cases.test.ts runs all of them' },
  {
    page: /^docs\/hard-coded-hosts/,
    says: /^services:|withNetworkAliases/m,
    why: 'no network of containers can be made where the tests run',
  },
  {
    page: /^docs\/capture/,
    says: /^nmbrs-mock (?:capture --upstream https:|replay capture$)/m,
    why: 'test/cli/capture.test.ts runs them, on a second mock',
  },
  {
    page: /^docs\/capture/,
    says: /^\$ nmbrs-mock import /,
    why: 'test/cli/import.test.ts runs it, on a capture of its own',
  },
  {
    page: /^docs\/capture/,
    says: /^nmbrs-mock import --url https:/,
    why: 'test/cli/import-url.test.ts runs it, on a second mock',
  },
  { page: /./, says: /--target https:/, why: 'the real service wants an account' },
];

const blocks = allPages().flatMap(blocksOf);

function reasonOf({ page, text }: Block): string | null {
  return NOT_RUN.find((exception) => exception.page.test(page) && exception.says.test(text))?.why ?? null;
}

const toRun = blocks.filter((block) => reasonOf(block) === null);

function runnerOf(block: Block): Runner | undefined {
  return RUNNERS.find((runner) => runner.takes(block));
}

describe('the blocks of the pages', () => {
  it('are all of a kind that is run here', () => {
    expect(toRun.filter((block) => !runnerOf(block)).map(nameOf)).toEqual([]);
  });

  it('are run but for a few, each for a reason that still holds', () => {
    const unused = NOT_RUN.filter(
      ({ page, says }) => !blocks.some((block) => page.test(block.page) && says.test(block.text)),
    );
    expect(unused).toEqual([]);
    expect(NOT_RUN.length).toBeLessThan(toRun.length / 5);
  });
});

describe('what the pages show', () => {
  const results = new Map<Block, Result>();
  let workshop: Workshop;

  beforeAll(async () => {
    workshop = await Workshop.open([...new Set(toRun.map(({ page }) => page))]);
    // All of them end, whatever becomes of one, before what they work on is deleted.
    const runs = await Promise.allSettled(
      RUNNERS.map((runner) =>
        runner.run(
          toRun.filter((block) => runnerOf(block) === runner),
          workshop,
        ),
      ),
    );
    for (const run of runs) {
      if (run.status === 'rejected') throw run.reason;
      for (const [block, result] of run.value) results.set(block, result);
    }
  });
  afterAll(() => workshop?.close());

  it.for(toRun.map((block) => [nameOf(block), block] as const))('holds at %s', ([, block], context) => {
    const result = results.get(block);
    if (result?.kind === 'skipped') return context.skip(result.why);
    if (result?.kind === 'failed') throw new Error(result.why);
    expect(result?.kind).toBe('held');
  });
});
