import { ControlApi } from '../../../contracts/harness/targets/control-api.ts';
import type { MockOptions } from '../commands/options.ts';
import { EXIT } from '../exit.ts';
import { tellingWhyNot } from '../refused.ts';
import { table } from '../table.ts';

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
  return asking('show', options, async (mock) => {
    const environment = await mock.ask<EnvironmentView>('GET', pathOf(subdomain));
    const logins = await mock.ask<LoginView[]>('GET', `${pathOf(subdomain)}/logins`);
    return [{ ...environment, logins }, `${environmentText(environment)}\n\n${loginsTable(logins)}`];
  });
}

export function resetEnvironment(subdomain: string, options: EnvOptions): Promise<number> {
  return asking('reset', options, async (mock) => {
    const environment = await mock.ask<EnvironmentView>('POST', `${pathOf(subdomain)}/reset`);
    return [environment, `${subdomain} is as it was made.`];
  });
}

export function deleteEnvironment(subdomain: string, options: EnvOptions): Promise<number> {
  return asking('delete', options, async (mock) => {
    await mock.ask('DELETE', pathOf(subdomain));
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
  return asking('clock', options, async (mock) => {
    const path = `${pathOf(subdomain)}/clock`;
    if (moment !== undefined) await mock.ask('PATCH', path, { now: moment });
    if (advance !== undefined) await mock.ask('POST', `${path}/advance`, advance);
    if (freeze || run) await mock.ask('PATCH', path, { frozen: freeze === true });
    const clock = await mock.ask<ClockView>('GET', path);
    return [clock, clockText(clock)];
  });
}

/** Asks the mock and prints what it said, as JSON or as text. */
function asking(
  command: string,
  { url, controlToken = '', json }: EnvOptions,
  ask: (mock: ControlApi) => Promise<readonly [said: object, text: string]>,
): Promise<number> {
  return tellingWhyNot(`env ${command}`, async () => {
    const [said, text] = await ask(new ControlApi(url, controlToken || null));
    console.log(json ? JSON.stringify(said, null, 2) : text);
    return EXIT.fine;
  });
}

function pathOf(subdomain: string): string {
  return `/environments/${encodeURIComponent(subdomain)}`;
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
