import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemAuthorities } from '../../server/certificates/trust/system-authorities.ts';
import { bundleWith } from '../../server/certificates/trust/trust-store.ts';
import type { CommandSetting } from './command-setting.ts';

/** Each names a file of all authorities that are trusted, in the place of the system's: OpenSSL, Python's requests, curl. */
const BUNDLES: readonly string[] = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'];

/** By these variables programs trust the mock beside all that they trust already. */
export function trustVariables({ folder, ca, variables }: CommandSetting): Record<string, string> {
  return Object.fromEntries(
    BUNDLES.map((name) => {
      const file = join(folder, `${name}.pem`);
      const before = variables[name];
      writeFileSync(file, bundleWith(ca, systemAuthorities(before ? [before] : [])));
      return [name, file];
    }),
  );
}
