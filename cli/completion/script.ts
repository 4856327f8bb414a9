import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import type { Shell } from './shells.ts';
import type { CompletionNode } from './tree.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS: Readonly<Record<Shell, (program: CompletionNode) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** The script with which a shell completes the command line. */
export function completionScript(shell: Shell, program: CompletionNode): string {
  return SCRIPTS[shell](program);
}
