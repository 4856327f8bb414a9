import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

/** What a command said, and how it ended. */
export interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** What somebody has in a project besides this package. */
const OF_THE_PROJECT = ['vitest', 'testcontainers', 'typescript', '@types/node'];

/**
 * A project of somebody else, in a folder of its own, with the package as npm packs it and nothing but what it declares
 * as its dependencies. They are links to ours: nothing is downloaded.
 */
export class InstalledProject {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** @param sources the folder that holds the project's own files. */
  static async make(sources: string): Promise<InstalledProject> {
    const project = new InstalledProject(await mkdtemp(join(tmpdir(), 'nmbrs-package-')));
    try {
      await project.#install(sources);
      return project;
    } catch (error) {
      await project.delete();
      throw error;
    }
  }

  async #install(sources: string): Promise<void> {
    await cp(sources, this.folder, { recursive: true });
    const manifest = { name: 'project', private: true, type: 'module', dependencies: { 'nmbrs-mock': '*' } };
    await writeFile(join(this.folder, 'package.json'), JSON.stringify(manifest));
    const installed = join(this.folder, 'node_modules/nmbrs-mock');
    await mkdir(installed, { recursive: true });
    const packed = await run('npm', ['pack', '--silent', '--pack-destination', this.folder], packageRoot);
    const tarball = packed.output.trim().split('\n').at(-1) ?? '';
    succeed('npm pack', packed);
    succeed('tar', await this.run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]));
    const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
    for (const name of [...Object.keys(dependencies), ...OF_THE_PROJECT]) {
      const link = join(this.folder, 'node_modules', name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(join(packageRoot, 'node_modules', name), link, 'dir');
    }
    // Makes the commands of the package, as installing does.
    succeed('npm rebuild', await this.run('npm', ['rebuild', 'nmbrs-mock']));
  }

  /** Runs a command in the project. */
  run(command: string, args: readonly string[]): Promise<Ended> {
    return run(command, args, this.folder);
  }

  /** Runs a program of Node in the project. */
  node(...args: readonly string[]): Promise<Ended> {
    return this.run(process.execPath, args);
  }

  delete(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

function run(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NMBRS_|NODE_|npm_)/.test(name));
  const env = { ...Object.fromEntries(own), NO_COLOR: '1' };
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd, env }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

function succeed(what: string, { exitCode, output }: Ended): void {
  if (exitCode !== 0) throw new Error(`${what} failed:\n${output}`);
}
