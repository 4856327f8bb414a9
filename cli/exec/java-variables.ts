import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentTime } from '../../base/real-time.ts';
import { JAVA_PASSWORD } from '../../server/certificates/trust/java-key-store.ts';
import { systemAuthorities } from '../../server/certificates/trust/system-authorities.ts';
import { javaTrustStoreWith } from '../../server/certificates/trust/trust-store.ts';
import type { CommandSetting } from './command-setting.ts';

/**
 * By this variable every Java trusts the mock and goes over the proxy of the command. It reads no other variables, and
 * says on stderr that it has picked this one up. What the user says there already stands before, so that this holds.
 */
export function javaVariables({ folder, ca, proxy, variables }: CommandSetting): Record<string, string> {
  const file = join(folder, 'trust.jks');
  writeFileSync(file, javaTrustStoreWith(ca, systemAuthorities(), JAVA_PASSWORD, currentTime()));
  const properties = {
    'javax.net.ssl.trustStore': file,
    'javax.net.ssl.trustStoreType': 'JKS',
    'javax.net.ssl.trustStorePassword': JAVA_PASSWORD,
    ...(proxy && {
      'https.proxyHost': proxy.host,
      'https.proxyPort': String(proxy.port),
      // Of `http:` and `https:`.
      'http.nonProxyHosts': 'localhost|127.*|[::1]',
    }),
  };
  const options = Object.entries(properties).map(([name, value]) => inQuotes(`-D${name}=${value}`));
  return { JAVA_TOOL_OPTIONS: [variables.JAVA_TOOL_OPTIONS ?? '', ...options].join(' ').trim() };
}

/** Java ends a word at a blank outside of quotes, and knows no way to put a quote between quotes of its kind. */
function inQuotes(word: string): string {
  if (!/[\s"']/.test(word)) return word;
  return word.includes('"') ? `'${word}'` : `"${word}"`;
}
