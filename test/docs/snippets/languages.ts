import type { Block } from './blocks.ts';
import { missingLine } from './output.ts';
import { failed, HELD, notInstalled, type Result, type Runner } from './runner.ts';

interface Language {
  /** The file that a snippet is written to. */
  readonly file: (line: number) => string;
  readonly program: string;
  /** What it prints where the client is installed. */
  readonly probe: readonly string[];
  readonly packages: string;
  readonly head: string;
}

/** As the recipes of these languages have them. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  python: {
    file: (line) => `line_${line}.py`,
    program: '/usr/bin/python3',
    probe: ['-c', 'import zeep'],
    packages: 'python3-zeep',
    head: '',
  },
  php: {
    file: (line) => `line-${line}.php`,
    program: 'php',
    probe: ['-r', 'new ReflectionClass("SoapClient");'],
    packages: 'php-cli php-soap',
    head: '<?php\n',
  },
};

/** Other languages, where they are installed. */
export const languages: Runner = {
  takes: ({ language }) => Object.hasOwn(LANGUAGES, language),
  async run(blocks, workshop) {
    const results = new Map<Block, Result>();
    for (const block of blocks) {
      const { page, line, output } = block;
      const { file, program, probe, packages, head } = LANGUAGES[block.language] as Language;
      if ((await workshop.run(page, program, probe)).exitCode !== 0) {
        results.set(block, notInstalled(`needs the Debian packages ${packages}`));
        continue;
      }
      const text = workshop.textOf(block);
      await workshop.write(page, file(line), text.startsWith(head) ? text : head + text);
      const ended = await workshop.run(page, program, [file(line)]);
      const missing = missingLine(output ?? '', ended.output);
      results.set(block, ended.exitCode === 0 && missing === null ? HELD : failed(ended.output));
    }
    return results;
  },
};
