import { ControlApi } from '../../client/control-api.ts';
import type { MockOptions } from '../commands/options.ts';
import { EXIT } from '../exit.ts';
import { tellingWhyNot } from '../refused.ts';
import { table } from '../table.ts';
import { askAbout } from './environment.ts';

export interface EnvOptions extends MockOptions {
  readonly json: boolean;
}

export interface MakeOptions extends EnvOptions {
  readonly from: string;
  /** Archetypes; one `master` when there are none. */
  readonly login: readonly string[];
}

export interface ClockOptions extends EnvOptions {
  /** As `POST clock/advance` takes it. */
  readonly advance?: Readonly<Record<string, number>>;
  readonly freeze?: true;
  readonly run?: true;
}

/** As the control API gives them, as much as is shown. */
interface EnvironmentView {
  readonly subdomain: string;
  readonly name: string;
  readonly product: string;
  readonly subscription: string;
  readonly freeTrial: boolean;
  readonly profile: string;
  readonly clock: ClockView;
  readonly companions: readonly string[];
  readonly forTest: boolean;
}

interface ClockView {
  readonly now: string;
  readonly frozen: boolean;
}

interface LoginView {
  readonly username: string;
  readonly token: string | null;
  readonly domain: string;
  readonly level: string;
  readonly state: string;
}

export function listEnvironments(options: EnvOptions): Promise<number> {
  return asking('list', options, async (mock) => {
    const environments = await mock.ask<EnvironmentView[]>('GET', '/environments');
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
    const made = await mock.ask<EnvironmentView & { readonly logins: Readonly<Record<string, LoginView>> }>(
      'POST',
      '/environments',
      {
        from,
        ...(subdomain === undefined ? {} : { subdomain }),
        ...(login.length === 0 ? {} : { logins: login.map((archetype) => ({ archetype })) }),
      },
    );
    return [made, `${environmentText(made)}\n\n${loginsTable(Object.values(made.logins))}`];
  });
}

export function showEnvironment(subdomain: string, options: EnvOptions): Promise<number> {
  return askingAbout('show', subdomain, options, async (mock, path) => {
    const environment = await mock.ask<EnvironmentView>('GET', path);
    const logins = await mock.ask<LoginView[]>('GET', `${path}/logins`);
    return [{ ...environment, logins }, `${environmentText(environment)}\n\n${loginsTable(logins)}`];
  });
}

export function resetEnvironment(subdomain: string, options: EnvOptions): Promise<number> {
  return askingAbout('reset', subdomain, options, async (mock, path) => {
    const environment = await mock.ask<EnvironmentView>('POST', `${path}/reset`);
    return [environment, `${subdomain} is as it was made.`];
  });
}

export function deleteEnvironment(subdomain: string, options: EnvOptions): Promise<number> {
  return askingAbout('delete', subdomain, options, async (mock, path) => {
    await mock.ask('DELETE', path);
    return [{ deleted: subdomain }, `${subdomain} is gone.`];
  });
}

/** Reads the clock when nothing is to change. What is to change does so in the order set, move, freeze or run. */
export function turnClock(
  subdomain: string,
  moment: string | undefined,
  options: ClockOptions,
): Promise<number> {
  const { advance, freeze, run } = options;
  return askingAbout('clock', subdomain, options, async (mock, path) => {
    const clockPath = `${path}/clock`;
    if (moment !== undefined) await mock.ask('PATCH', clockPath, { now: moment });
    if (advance !== undefined) await mock.ask('POST', `${clockPath}/advance`, advance);
    if (freeze || run) await mock.ask('PATCH', clockPath, { frozen: freeze === true });
    const clock = await mock.ask<ClockView>('GET', clockPath);
    return [clock, clockText(clock)];
  });
}

/** What a mock said, as JSON and as text. */
type Said = readonly [said: object, text: string];

/** Asks the mock and prints what it said. */
function asking(
  command: string,
  { url, controlToken = '', json }: EnvOptions,
  ask: (mock: ControlApi) => Promise<Said>,
): Promise<number> {
  return tellingWhyNot(`env ${command}`, async () => {
    const [said, text] = await ask(new ControlApi(url, controlToken || null));
    console.log(json ? JSON.stringify(said, null, 2) : text);
    return EXIT.fine;
  });
}

/** The same of one environment. */
function askingAbout(
  command: string,
  subdomain: string,
  options: EnvOptions,
  ask: (mock: ControlApi, path: string) => Promise<Said>,
): Promise<number> {
  return asking(command, options, (mock) => askAbout(mock, subdomain, (path) => ask(mock, path)));
}

function environmentText(environment: EnvironmentView): string {
  const { subdomain, name, product, subscription, freeTrial, profile, clock, companions } = environment;
  const facts: readonly (readonly [string, string])[] = [
    ['environment', subdomain],
    ['name', name],
    ['product', product],
    ['subscription', `${subscription}${freeTrial ? ', a free trial' : ''}`],
    ['profile', profile],
    ['clock', clockText(clock)],
    ...(companions.length > 0 ? ([['made with it', companions.join(', ')]] as const) : []),
  ];
  return facts.map(([fact, value]) => `  ${fact.padEnd(13)} ${value}`).join('\n');
}

function loginsTable(logins: readonly LoginView[]): string {
  const rows = logins.map(({ username, token, domain, level, state }) => [
    username,
    token ?? '',
    domain,
    level,
    state,
  ]);
  return table([['Username', 'Token', 'Domain', 'Level', 'State'], ...rows]);
}

function clockText({ now, frozen }: ClockView): string {
  return frozen ? `${now}, frozen` : now;
}
