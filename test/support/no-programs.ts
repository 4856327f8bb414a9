import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/** Tests that need nothing but Node: one that starts a program is told where it belongs. */
function refuse(program: unknown): never {
  throw new Error(
    `a test that should need nothing but Node starts ${program}; name its file under \`programs\` in vitest.config.ts`,
  );
}

const { exec, execFile, execFileSync, execSync, fork, spawn, spawnSync } = childProcess;
for (const { name } of [exec, execFile, execFileSync, execSync, fork, spawn, spawnSync])
  Object.assign(childProcess, { [name]: refuse });
syncBuiltinESMExports();
