import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { requireBuilt } from '../support/built.ts';

/** What a command said, and how it ended. */
export interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** What somebody has in a project besides this package. */
const OF_THE_PROJECT = ['vitest', 'testcontainers', 'typescript', 'typescript-5.9', '@types/node'];

/** What a fresh clone does not have. */
const NOT_CLONED = ['node_modules', 'dist', 'coverage', '.git'];

/**
 * A project of somebody else, in a folder of its own, with the package as npm packs it and nothing but what it declares as
 * its dependencies. They are links to ours: nothing is downloaded.
 */
export class InstalledProject {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** A project of the files in a folder, with the package as a fresh clone makes it. */
  static make(sources: string): Promise<InstalledProject> {
    return InstalledProject.#made(async (project) => {
      await cp(sources, project.folder, { recursive: true });
      await project.#install(await project.#packClone());
    });
  }

  /** A project without files, with the package as it is built here: for tests of what it does, not of how it is made. */
  static makeEmpty(): Promise<InstalledProject> {
    requireBuilt();
    return InstalledProject.#made(async (project) =>
      project.#install(await project.#pack(packageRoot, ['--ignore-scripts'])),
    );
  }

  static async #made(furnish: (project: InstalledProject) => Promise<void>): Promise<InstalledProject> {
    const project = new InstalledProject(await mkdtemp(join(tmpdir(), 'nmbrs-package-')));
    try {
      await furnish(project);
      return project;
    } catch (error) {
      await project.delete();
      throw error;
    }
  }

  async #install(tarball: string): Promise<void> {
    const manifest = { name: 'project', private: true, type: 'module', dependencies: { 'nmbrs-mock': '*' } };
    await writeFile(join(this.folder, 'package.json'), JSON.stringify(manifest));
    const installed = join(this.folder, 'node_modules/nmbrs-mock');
    await mkdir(installed, { recursive: true });
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

  /** @returns the package, made of a copy of the sources in which nothing was built. */
  async #packClone(): Promise<string> {
    const clone = join(this.folder, 'clone');
    await cp(packageRoot, clone, {
      recursive: true,
      filter: (file) => !NOT_CLONED.includes(basename(file)) || dirname(file) !== packageRoot,
    });
    await symlink(join(packageRoot, 'node_modules'), join(clone, 'node_modules'), 'dir');
    const tarball = await this.#pack(clone);
    await rm(clone, { recursive: true });
    return tarball;
  }

  async #pack(from: string, options: readonly string[] = []): Promise<string> {
    const packed = await run('npm', ['pack', '--pack-destination', this.folder, ...options], from);
    succeed('npm pack', packed);
    const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'));
    return join(this.folder, `nmbrs-mock-${version}.tgz`);
  }

  /** Runs a command in the project. */
  run(command: string, args: readonly string[]): Promise<Ended> {
    return run(command, args, this.folder);
  }

  /** Runs a command in a folder of the project, with the commands of its packages at hand. */
  runIn(folder: string, command: string, args: readonly string[]): Promise<Ended> {
    return run(command, args, folder, this.#withCommands());
  }

  /** As npm sets the path for a script. What a machine has as its proxy is not for servers of this machine. */
  #withCommands(): NodeJS.ProcessEnv {
    const own = ownVariables();
    const commands = join(this.folder, 'node_modules/.bin');
    return { ...own, PATH: `${commands}:${own.PATH}`, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1' };
  }

  /** Runs a program of Node in the project. */
  node(...args: readonly string[]): Promise<Ended> {
    return this.run(process.execPath, args);
  }

  /**
   * Starts a command in the project that goes on.
   * @returns what it printed as soon as that matched, and what ends it with all that it started.
   */
  async start(
    command: string,
    args: readonly string[],
    printed: RegExp,
  ): Promise<{ readonly match: RegExpExecArray; readonly end: () => Promise<void> }> {
    const child = spawn(command, args, { cwd: this.folder, env: this.#withCommands(), detached: true });
    const closed = once(child, 'close');
    const end = async () => {
      process.kill(-(child.pid ?? 0), 'SIGTERM');
      await closed;
    };
    let output = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      output += text;
      const match = printed.exec(output);
      if (match) return { match, end };
    }
    throw new Error(`${command} ended without printing ${printed}:\n${output}`);
  }

  delete(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = ownVariables(),
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd, env }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

/** Without those of the run of npm and Vitest that this is part of. */
function ownVariables(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NMBRS_|NODE_|npm_)/.test(name));
  return { ...Object.fromEntries(own), NO_COLOR: '1' };
}

function succeed(what: string, { exitCode, output }: Ended): void {
  if (exitCode !== 0) throw new Error(`${what} failed:\n${output}`);
}
