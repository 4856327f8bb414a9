import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorText } from '../../base/error-text.ts';
import { PLAYED_HOSTS, PlayedHosts } from '../../server/port/played-hosts.ts';
import { baselineIn } from '../baseline.ts';
import { authorityOf } from '../exec/authority.ts';
import { type CommandServer, openCommandProxy } from '../exec/command-proxy.ts';
import { commandVariables } from '../exec/command-variables.ts';
import { ContractOfCalls } from '../exec/contract-of-calls.ts';
import { type HostsWay, NoHostsWay, openHostsWay } from '../exec/hosts-way.ts';
import { type MockOfCommand, type MockWanted, openMock } from '../exec/mock-of-command.ts';
import { OpenStreams } from '../exec/open-streams.ts';
import { CommandNotStarted, runCommand } from '../exec/run-command.ts';
import { userProxiesIn } from '../exec/user-proxies.ts';
import type { Way } from '../exec/way.ts';
import { EXIT } from '../exit.ts';
import { complain } from '../output.ts';
import { exitOf } from '../proof.ts';
import { Refused, tellingWhyNot } from '../refused.ts';

export interface ExecOptions extends MockWanted {
  readonly way: Way;
  readonly contract: boolean;
  /** A file of known violations. */
  readonly baseline?: string;
  readonly allowEmpty: boolean;
}

/** Runs a command with the mock in the place of Nmbrs. @returns the exit code: that of the command where it failed. */
export function execute(command: readonly string[], options: ExecOptions): Promise<number> {
  return tellingWhyNot('exec', async () => {
    const known = options.baseline === undefined ? new Set<string>() : baselineIn(options.baseline).known;
    const contract = new ContractOfCalls(known);
    const mock = await openMock(options, contract);
    let code: number;
    try {
      if (mock.mock === null) requireNothingOfCalls(options, mock.url);
      code = await runWith(mock, command, options);
      const reaction = mock.reaction();
      if (reaction !== null) complain(`nmbrs-mock exec: ${options.rehearse}, ${reaction}`);
    } catch (error) {
      if (!(error instanceof CommandNotStarted)) throw error;
      complain(`nmbrs-mock exec: ${error.message}`);
      return error.exitCode;
    } finally {
      await mock.close();
    }
    return mock.mock === null ? code : verdict(code, contract, options);
  });
}

/** @throws Refused where the calls of the command are to be told of, and are not known. */
function requireNothingOfCalls({ contract, verbose }: ExecOptions, url: string): void {
  if (contract || verbose)
    throw new Refused(
      `what answers at ${url} tells of no calls, as a capture or a replay does not; leave ${contract ? '--contract' : '--verbose'} out.`,
    );
}

const NO_CALL = 'no SOAP call reached the mock';

/** Whatever the command ended with, it is told what it did. */
function verdict(code: number, contract: ContractOfCalls, options: ExecOptions): number {
  if (options.contract && !contract.isKept) complain(contract.explain());
  if (!options.contract || code !== EXIT.fine) {
    if (contract.calls === 0) complain(`nmbrs-mock exec: ${NO_CALL}.`);
    return code;
  }
  return exitOf('exec', {
    holds: contract.isKept,
    isProven: contract.calls > 0,
    whyNot: NO_CALL,
    allowEmpty: options.allowEmpty,
  });
}

/** Sets up all that leads the command to the mock, and takes it away when the command has ended. */
async function runWith(
  { url, mock, ca, controlToken }: MockOfCommand,
  command: readonly string[],
  { way, play }: ExecOptions,
): Promise<number> {
  const at = authorityOf(new URL(url));
  const variables = {
    ...process.env,
    NMBRS_MOCK_URL: url,
    ...(controlToken === null ? {} : { CONTROL_TOKEN: controlToken }),
  };
  const playedHosts = [...PLAYED_HOSTS, ...play];
  const onward = {
    mock: at,
    played: new PlayedHosts(play),
    proxies: userProxiesIn(way === 'hosts' ? {} : variables),
    open: new OpenStreams(),
  };
  const folder = newFolder();
  let proxy: CommandServer | null = null;
  let hosts: HostsWay | null = null;
  try {
    proxy = way === 'hosts' ? null : await openCommandProxy(onward, ca);
    const subdomains = way === 'proxy' ? [] : await subdomainsOf(mock);
    const names = [...new Set(playedHosts.flatMap((host) => namesOf(host, subdomains)))];
    hosts = way === 'proxy' ? null : await hostsWay(way, { mock: at, names, folder, variables });
    if (hosts)
      for (const host of play.filter(isPattern))
        complain(`nmbrs-mock exec: ${patternNotice(host, subdomains)}`);
    const forCommand = commandVariables({
      folder,
      ca,
      proxy: proxy && { host: '127.0.0.1', port: proxy.port },
      redirect: { ...at, hosts: playedHosts },
      variables,
    });
    const commandLine = hosts ? [...hosts.prefix(forCommand), ...command] : command;
    return await runCommand(commandLine, forCommand, hosts?.receiver);
  } finally {
    hosts?.close();
    proxy?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The way of the hosts file; null where it cannot be gone and need not, which is told: a program that reads no proxy would
 * call the real Nmbrs.
 * @throws Refused where it was asked for alone.
 */
async function hostsWay(
  way: Exclude<Way, 'proxy'>,
  wanted: Parameters<typeof openHostsWay>[0],
): Promise<HostsWay | null> {
  try {
    return await openHostsWay(wanted);
  } catch (error) {
    if (!(error instanceof NoHostsWay)) throw error;
    if (way === 'hosts') throw new Refused(error.message);
    complain(
      `nmbrs-mock exec: what reads no proxy, such as the SoapClient of PHP, calls the real Nmbrs: ${error.message} ` +
        '--way proxy says that nothing does.',
    );
    return null;
  }
}

/** The subdomains of the environments that there are; a capture or a replay tells of none. */
async function subdomainsOf(mock: MockOfCommand['mock']): Promise<readonly string[]> {
  return ((await mock?.environments()) ?? []).map(({ subdomain }) => subdomain);
}

function isPattern(host: string): boolean {
  return host.startsWith('*.');
}

/** What a hosts file can hold of a host: its name, and for all below it those of the environments that there are. */
function namesOf(host: string, subdomains: readonly string[]): readonly string[] {
  return isPattern(host) ? subdomains.map((subdomain) => subdomain + host.slice(1)) : [host];
}

function patternNotice(host: string, subdomains: readonly string[]): string {
  const names = namesOf(host, subdomains);
  const held = names.length === 0 ? 'none' : `those of the environments alone (${names.join(', ')})`;
  return `a hosts file holds names and no patterns: of ${host} it has ${held}; add any other name with --play.`;
}

/** For the files of the command. @throws Refused where there can be none. */
function newFolder(): string {
  const place = tmpdir();
  try {
    return mkdtempSync(join(place, 'nmbrs-mock-exec-'));
  } catch (error) {
    throw new Refused(
      `no files can be made in ${place}, the folder for temporary ones: ${errorText(error)}; ` +
        `name one that can be written with ${process.platform === 'win32' ? 'TEMP' : 'TMPDIR'}.`,
    );
  }
}
