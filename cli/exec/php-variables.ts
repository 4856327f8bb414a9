import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { CommandSetting } from './command-setting.ts';

/**
 * By this variable PHP trusts what is in a file: its streams, SoapClient among them, and its curl. The folders that it
 * reads already come first; an empty one stands for those that it was built with.
 */
export function phpVariables({ folder, variables }: CommandSetting, bundle: string): Record<string, string> {
  const scanned = join(folder, 'php');
  mkdirSync(scanned);
  const path = bundle.replaceAll('\\', '/');
  writeFileSync(join(scanned, 'nmbrs-mock.ini'), `openssl.cafile="${path}"\ncurl.cainfo="${path}"\n`);
  return { PHP_INI_SCAN_DIR: `${variables.PHP_INI_SCAN_DIR ?? ''}${delimiter}${scanned}` };
}
