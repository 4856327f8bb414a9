import { stat } from 'node:fs/promises';
import { setTimeout } from '../base/real-time.ts';

/** How often files are looked at, in milliseconds; so long one must rest before it counts as changed. */
const INTERVAL = 200;

/** A file as it was last looked at. */
interface Look {
  /** What changes with every write and with every file that takes its place. */
  readonly stamp: string;
  /** Whether it was reported as it is. */
  readonly isReported: boolean;
}

/**
 * Looks at files every now and then, and tells of those that changed and rest again, at first of all of them: an editor that
 * truncates and writes, renames over, or takes the file away for a moment is done by then. No event is waited for: none comes
 * from the folder of a host that a container has mounted, nor from many a network, and a few files by name cost next to nothing
 * to look at.
 */
export class FileWatch {
  readonly #looks = new Map<string, Look>();
  readonly #files: readonly string[];
  readonly #onChange: (files: readonly string[]) => Promise<void>;
  #isEnded = false;

  /**
   * Begins at once.
   * @param onChange told of all that changed together, once it is done with those before; it may not throw.
   */
  constructor(files: readonly string[], onChange: (files: readonly string[]) => Promise<void>) {
    this.#files = files;
    this.#onChange = onChange;
    this.#lookLater();
  }

  end(): void {
    this.#isEnded = true;
  }

  #lookLater(): void {
    if (this.#isEnded) return;
    setTimeout(() => this.#look().then(() => this.#lookLater()), INTERVAL);
  }

  async #look(): Promise<void> {
    const changed: string[] = [];
    for (const file of this.#files) {
      const before = this.#looks.get(file);
      const stamp = await stampOf(file);
      const rests = stamp === before?.stamp;
      if (rests && !before?.isReported) changed.push(file);
      this.#looks.set(file, { stamp, isReported: rests });
    }
    if (changed.length > 0 && !this.#isEnded) await this.#onChange(changed);
  }
}

/** Where there is no file, that of none. */
async function stampOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return 'none';
  }
}
