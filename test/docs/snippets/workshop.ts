import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';
import { type Nmbrs, startNmbrs } from '../../../index.ts';
import { type Ended, InstalledProject } from '../../package/installed.ts';
import type { Block } from './blocks.ts';

/** The address that pages show. In a test each page has a mock of its own, elsewhere. */
const SHOWN_ADDRESS = /\b(?:127\.0\.0\.1|localhost):8080\b/g;

/** What a reader has besides the package: the SOAP client of the examples, and the driver of `--data`. */
const OF_THE_READER = ['soap', 'libsql'];

/**
 * Where snippets are run: a project into which the package is installed, with a folder and a mock for every page. What a
 * page leaves behind, its later snippets find, as on the machine of a reader who follows it.
 */
export class Workshop {
  readonly project: InstalledProject;
  readonly #mocks = new Map<string, Nmbrs>();

  private constructor(project: InstalledProject) {
    this.project = project;
  }

  static async open(pages: readonly string[]): Promise<Workshop> {
    const workshop = new Workshop(await InstalledProject.makeEmpty());
    try {
      for (const name of OF_THE_READER)
        await symlink(
          join(packageRoot, 'node_modules', name),
          join(workshop.project.folder, 'node_modules', name),
          'dir',
        );
      await Promise.all(pages.map((page) => workshop.#furnish(page)));
      return workshop;
    } catch (error) {
      await workshop.close();
      throw error;
    }
  }

  async #furnish(page: string): Promise<void> {
    const mock = await startNmbrs();
    this.#mocks.set(page, mock);
    await mkdir(this.folderOf(page), { recursive: true });
    // What readers reach without an option, because it listens on the default port.
    await this.write(page, 'nmbrs-mock.config.json', JSON.stringify({ url: mock.url }));
  }

  folderOf(page: string): string {
    return join(this.project.folder, nameOfFolder(page));
  }

  /** The text of a block as it is run. */
  textOf({ page, text }: Block): string {
    const { host } = new URL(this.#mocks.get(page)?.url ?? '');
    return text.replaceAll(SHOWN_ADDRESS, host);
  }

  /** @param file in the folder of the page. */
  async write(page: string, file: string, text: string): Promise<void> {
    await writeFile(join(this.folderOf(page), file), text);
  }

  async copy(from: string, page: string, file: string): Promise<void> {
    await cp(from, join(this.folderOf(page), file));
  }

  /** Runs a command in the folder of a page, with the commands of the package at hand. */
  run(page: string, command: string, args: readonly string[]): Promise<Ended> {
    return this.project.runIn(this.folderOf(page), command, args);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#mocks.values()].map((mock) => mock.close()));
    await this.project.delete();
  }
}

/** `docs/testing.md` has the folder `docs-testing`. */
export function nameOfFolder(page: string): string {
  return page.replace(/\.md$/, '').replaceAll('/', '-');
}
