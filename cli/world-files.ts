import { existsSync, statSync } from 'node:fs';
import { DocumentError } from '../base/document/mistakes.ts';
import { readTextFile, UnreadableFile } from '../base/files.ts';
import type { Nmbrs, WorldChange } from '../client/in-process/start.ts';
import {
  type OpenedFile,
  openWorldText,
  readWorld,
  type WorldOfFiles,
  worldOfFiles,
} from '../fixtures/world-file.ts';
import { FileWatch } from './file-watch.ts';
import { openWorldApart } from './read-world.ts';
import { isRefusal, Refused } from './refused.ts';

/** What came of changed files: what became of the environments, or why nothing did. */
export type FileChange = { readonly files: readonly string[] } & (
  | { readonly change: WorldChange }
  | { readonly refused: string }
);

/** A world file as it was read. */
interface Read {
  readonly text: string;
  readonly opened: OpenedFile;
}

/** The world files that a mock serves, each as it last could be read. */
export class WorldFiles {
  readonly #files: Map<string, Read>;
  /** Those that could be read, and whose environments could not be served so far. */
  #waiting: ReadonlyMap<string, Read> = new Map();

  /** That of all of them at first. */
  readonly world: WorldOfFiles;

  private constructor(files: Map<string, Read>, world: WorldOfFiles) {
    this.#files = files;
    this.world = world;
  }

  /** @throws UnreadableFile and DocumentError for files that describe no world together. */
  static open(files: readonly string[]): WorldFiles {
    const read = files.map((file) => {
      const text = readTextFile(file);
      return [file, { text, opened: openWorldText(readWorld(text, file), text, file) }] as const;
    });
    return new WorldFiles(new Map(read), worldOfFiles(read.map(([, served]) => served.opened)));
  }

  /**
   * Takes in changes of the files from now on.
   * @param tell told of all that changes, and of all mistakes, which change nothing.
   */
  watch(nmbrs: Nmbrs, tell: (change: FileChange) => void): FileWatch {
    return new FileWatch([...this.#files.keys()], (changed) => this.#takeIn(changed, nmbrs, tell));
  }

  async #takeIn(changed: readonly string[], nmbrs: Nmbrs, tell: (change: FileChange) => void): Promise<void> {
    const taken = new Map(this.#waiting);
    for (const file of changed) {
      taken.delete(file);
      try {
        const text = readAgain(file);
        if (text !== this.#files.get(file)?.text)
          taken.set(file, { text, opened: await openWorldApart(text, file) });
      } catch (error) {
        tell({ files: [file], refused: whyNot(file, error) });
      }
    }
    this.#waiting = new Map();
    if (taken.size === 0) return;
    const files = [...taken.keys()];
    try {
      const next = new Map([...this.#files, ...taken]);
      const world = worldOfFiles([...next.values()].map((served) => served.opened));
      const change = await nmbrs.replaceWorld(world);
      for (const [file, served] of taken) this.#files.set(file, served);
      tell({ files, change });
    } catch (error) {
      this.#waiting = taken;
      tell({ files, refused: whyNot(files.join(', '), error) });
    }
  }
}

/** What is neither a file nor a folder, such as a pipe, would keep all that is served waiting until something comes. */
function readAgain(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile() && !found.isDirectory())
    throw new UnreadableFile(`${file} is no file any more; what it said is served as before.`);
  return readTextFile(file);
}

function whyNot(file: string, error: unknown): string {
  if (error instanceof UnreadableFile && !existsSync(file))
    return `${file} is gone; what it said is served as before.`;
  // Those of documents name their files.
  if ([DocumentError, UnreadableFile, Refused].some((kind) => error instanceof kind))
    return (error as Error).message;
  return `${file}: ${isRefusal(error) ? error.message : String((error as Error).stack)}`;
}
