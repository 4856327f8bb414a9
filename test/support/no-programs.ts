import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/** The fast lane needs nothing but Node: a test of it that starts a program is told where it belongs. */
function refuse(program: unknown): never {
  throw new Error(
    `a test of the fast lane starts ${program}; name its file under \`programs\` in vitest.config.ts`,
  );
}

const { exec, execFile, execFileSync, execSync, fork, spawn, spawnSync } = childProcess;
for (const { name } of [exec, execFile, execFileSync, execSync, fork, spawn, spawnSync])
  Object.assign(childProcess, { [name]: refuse });
syncBuiltinESMExports();
