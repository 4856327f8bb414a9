import type { CommandSetting } from './command-setting.ts';
import { javaVariables } from './java-variables.ts';
import { monoVariables } from './mono-variables.ts';
import { nodeVariables } from './node-variables.ts';
import { phpVariables } from './php-variables.ts';
import { proxyVariables } from './proxy-variables.ts';
import { trustVariables } from './trust-variables.ts';
import type { Variables } from './user-proxies.ts';

/** The variables of the command: those of the user, and what leads its runtimes to the mock and lets them trust it. */
export function commandVariables(setting: CommandSetting): Variables {
  const trust = trustVariables(setting);
  return {
    ...setting.variables,
    ...proxyVariables(setting),
    ...trust,
    ...nodeVariables(setting),
    ...javaVariables(setting),
    ...phpVariables(setting, trust.SSL_CERT_FILE ?? ''),
    ...monoVariables(setting),
  };
}
