import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import type { CommandSetting } from './command-setting.ts';
import { REDIRECT_VARIABLE } from './redirect.ts';

/** What every Node.js of a command loads first; the bundle alone has it. */
const PRELOADED = join(packageRoot, 'dist/bundle/cli/exec/redirect-connections.cjs');

/** By these variables Node.js trusts the mock and connects to it, whichever way a program makes its connections. */
export function nodeVariables({
  folder,
  ca,
  proxy,
  redirect,
  variables,
}: CommandSetting): Record<string, string> {
  const file = join(folder, 'node-extra-ca.pem');
  writeFileSync(file, `${textOf(variables.NODE_EXTRA_CA_CERTS)}${ca}`);
  const trust = { NODE_EXTRA_CA_CERTS: file };
  if (!proxy) return trust;
  const before = variables.NODE_OPTIONS ? `${variables.NODE_OPTIONS} ` : '';
  return {
    ...trust,
    NODE_OPTIONS: `${before}--require ${inNodeOptions(PRELOADED)}`,
    [REDIRECT_VARIABLE]: JSON.stringify(redirect),
  };
}

/** One word of NODE_OPTIONS, whatever is in it. */
function inNodeOptions(word: string): string {
  return `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** Node.js goes on without a file that it cannot read. */
function textOf(file: string | undefined): string {
  if (!file) return '';
  try {
    return `${readFileSync(file, 'utf8')}\n`;
  } catch {
    return '';
  }
}
