import type { Environment } from '../../client/environment.ts';
import type { Mock } from '../../client/mock.ts';
import type { Clock, Duration } from '../../contracts/control/clock.ts';
import type { EnvironmentState } from '../../contracts/control/environments.ts';
import type { ArchetypeName } from '../../contracts/logins/archetypes.ts';
import type { MockOptions } from '../commands/options.ts';
import { EXIT } from '../exit.ts';
import { say, sayJson } from '../output.ts';
import { tellingWhyNot } from '../refused.ts';
import { table } from '../table.ts';
import { mockOf } from './mock.ts';

export interface EnvOptions extends MockOptions {
  readonly json: boolean;
}

export interface MakeOptions extends EnvOptions {
  readonly from?: string;
  /** Archetypes; one `master` when there are none. */
  readonly login: readonly ArchetypeName[];
}

export interface ClockOptions extends EnvOptions {
  readonly advance?: Duration;
  readonly freeze?: true;
  readonly run?: true;
}

export function listEnvironments(options: EnvOptions): Promise<number> {
  return asking('list', options, async (mock) => {
    const environments = await mock.environments();
    const rows = environments.map(({ subdomain, name, product, clock, forTest }) => [
      subdomain,
      name,
      product,
      clockText(clock),
      forTest ? 'for a test' : '',
    ]);
    return [environments, table([['Environment', 'Name', 'Product', 'Clock', ''], ...rows])];
  });
}

export function makeEnvironment(subdomain: string | undefined, options: MakeOptions): Promise<number> {
  const { from, login } = options;
  return asking('make', options, async (mock) => {
    const env: Environment = await mock.environment({
      ...(from === undefined ? {} : { from }),
      ...(subdomain === undefined ? {} : { subdomain }),
      ...(login.length === 0 ? {} : { logins: login.map((archetype) => ({ archetype })) }),
    });
    const state = await env.read();
    const { logins } = env;
    return [{ ...state, logins }, `${environmentText(state)}\n\n${loginsTable(Object.values(logins))}`];
  });
}

export function showEnvironment(subdomain: string, options: EnvOptions): Promise<number> {
  return askingAbout('show', subdomain, options, async (env) => {
    const [state, logins] = await Promise.all([env.read(), env.listLogins()]);
    return [{ ...state, logins }, `${environmentText(state)}\n\n${loginsTable(logins)}`];
  });
}

export function resetEnvironment(subdomain: string, options: EnvOptions): Promise<number> {
  return askingAbout('reset', subdomain, options, async (env) => {
    await env.reset();
    return [await env.read(), `${subdomain} is as it was made.`];
  });
}

export function deleteEnvironment(
  subdomain: string,
  { force, ...options }: EnvOptions & { readonly force: boolean },
): Promise<number> {
  return askingAbout('delete', subdomain, options, async (env) => {
    await env.delete({ force });
    return [{ deleted: subdomain }, `${subdomain} is gone.`];
  });
}

/** Reads the clock when nothing is to change. What is to change does so in the order set, move, freeze or run. */
export function turnClock(
  subdomain: string,
  now: string | undefined,
  { advance, freeze, run, ...options }: ClockOptions,
): Promise<number> {
  return askingAbout('clock', subdomain, options, async (env) => {
    if (now !== undefined) await env.changeClock({ now });
    if (advance !== undefined) await env.advanceClock(advance);
    if (freeze || run) await env.changeClock({ frozen: freeze === true });
    const clock = await env.clock();
    return [clock, clockText(clock)];
  });
}

/** What a mock said, as JSON and as text. */
type Said = readonly [said: object, text: string];

/** Asks the mock and prints what it said. */
function asking(command: string, options: EnvOptions, ask: (mock: Mock) => Promise<Said>): Promise<number> {
  return tellingWhyNot(`env ${command}`, async () => {
    const [said, text] = await ask(mockOf(options));
    if (options.json) sayJson(said);
    else say(text);
    return EXIT.fine;
  });
}

/** The same of one environment. */
export function askingAbout(
  command: string,
  subdomain: string,
  options: EnvOptions,
  ask: (env: Environment) => Promise<Said>,
): Promise<number> {
  return asking(command, options, async (mock) => ask(await mock.openEnvironment(subdomain)));
}

function environmentText(environment: EnvironmentState): string {
  const {
    subdomain,
    name,
    product,
    subscription,
    freeTrial,
    sandboxCopy,
    version21,
    profile,
    clock,
    companions,
  } = environment;
  const facts: readonly (readonly [string, string])[] = [
    ['environment', subdomain],
    ['name', name],
    ['product', product],
    ['subscription', `${subscription}${freeTrial ? ', a free trial' : ''}`],
    ['version 2.1', version21],
    ['sandbox', sandboxCopy ? 'the copy of last night' : 'as it stands'],
    ['profile', profile],
    ['clock', clockText(clock)],
    ...(companions.length > 0 ? ([['made with it', companions.join(', ')]] as const) : []),
  ];
  return facts.map(([fact, value]) => `  ${fact.padEnd(13)} ${value}`).join('\n');
}

/** As much of a login as is shown. */
interface LoginRow {
  readonly username: string;
  readonly token: string | null;
  readonly domain: string;
  readonly level: string;
  readonly state: string;
}

function loginsTable(logins: readonly LoginRow[]): string {
  const rows = logins.map(({ username, token, domain, level, state }) => [
    username,
    token ?? '',
    domain,
    level,
    state,
  ]);
  return table([['Username', 'Token', 'Domain', 'Level', 'State'], ...rows]);
}

function clockText({ now, frozen }: Clock): string {
  return frozen ? `${now}, frozen` : now;
}
