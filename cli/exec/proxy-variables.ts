import { PlayedHosts } from '../../server/port/played-hosts.ts';
import type { CommandSetting } from './command-setting.ts';
import { covers, exemptHostsIn } from './user-proxies.ts';

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/**
 * By these variables programs go over the proxy of the command. Each goes by both of its names, as programs read one or
 * the other; HTTP_PROXY is set too, since Ruby and mono read nothing else for `https:` either.
 */
export function proxyVariables({
  proxy,
  redirect: { hosts },
  variables,
}: CommandSetting): Record<string, string> {
  const asked = exemptHostsIn(variables);
  // Without a proxy of the command, one that the user has must not be asked for what the mock plays.
  if (!proxy)
    return bothNames('NO_PROXY', [...asked, ...hosts.map((host) => host.replace('*', ''))].join(','));
  const url = `http://${proxy.host}:${proxy.port}`;
  // Where the user wants no proxy for them, the proxy of the command wants none either.
  const exempt = asked.filter((entry) => !keepsFromMock(entry, hosts));
  const none = [...new Set([...exempt, ...LOOPBACK])].join(',');
  return {
    ...bothNames('HTTP_PROXY', url),
    ...bothNames('HTTPS_PROXY', url),
    ...bothNames('NO_PROXY', none),
  };
}

/** Whether an entry of NO_PROXY would let a host that the mock plays be reached without it. */
function keepsFromMock(entry: string, hosts: readonly string[]): boolean {
  const name = entry.replace(/:\d+$/, '').replace(/^\*?\./, '');
  return (
    new PlayedHosts(hosts).has(name) ||
    hosts.some((host) => covers(entry, { host: host.replace('*', 'any'), port: 443 }))
  );
}

function bothNames(name: string, value: string): Record<string, string> {
  return { [name]: value, [name.toLowerCase()]: value };
}
