import fc from 'fast-check';
import { expect } from 'vitest';
import { expectLetIn, refusalOf } from './expect-answer.ts';
import { faultText } from './fault-text.ts';
import { type Mock, operationOf } from './mock.ts';
import { type Office, PASSWORD } from './office.ts';

/** What is known of a login, as specified: written without a look at `server/access`. */
export interface LoginModel {
  state: 'created' | 'invited' | 'active' | 'deactivated' | 'deleted';
  /** The activation links that were sent, oldest first. */
  links: { readonly code: string; readonly sentAt: number; used: boolean }[];
  /** Seconds since the beginning. */
  now: number;
  template: 'full' | 'readOnly' | 'withoutToken';
  apiAccount: boolean;
  /** Tokens it ever had; only the last can be in force. */
  tokens: string[];
  subscription: boolean;
  /** Whether the call it makes is on in the template. */
  callOn: boolean;
}

export interface RealLogin {
  readonly mock: Mock;
  readonly office: Office;
  readonly id: number;
}

/** A login that was just made. */
export function newLogin(
  mock: Mock,
  office: Office,
): { readonly model: LoginModel; readonly real: RealLogin } {
  office.tenant.environment.clock.freeze();
  const { id } = office.create(office.address('iris'));
  const model: LoginModel = {
    state: 'created',
    links: [],
    now: 0,
    template: 'full',
    apiAccount: false,
    tokens: [],
    subscription: true,
    callOn: true,
  };
  return { model, real: { mock, office, id } };
}

/** A login that went all the way and works. */
export function workingLogin(mock: Mock, office: Office): ReturnType<typeof newLogin> {
  const { model, real } = newLogin(mock, office);
  for (const { act, change } of [invite, follow(0), switchApiAccount(true)]) {
    act(real, model);
    change(model, real);
  }
  return { model, real };
}

/** A step in the life of a login: whether it is possible, what it changes, and how the mock does it. */
interface Step {
  readonly name: string;
  readonly isPossible: (model: LoginModel) => boolean;
  readonly change: (model: LoginModel, real: RealLogin) => void;
  readonly act: (real: RealLogin, model: LoginModel) => unknown;
}

const LINK_LIFETIME = 24 * 3600;
const CALL = operationOf('DebtorService', 'List_GetAll');

const allows = ({ template }: LoginModel) => template !== 'withoutToken';
const linkAt = ({ links }: LoginModel, back: number) => links.at(-1 - back);

const takeToken = (model: LoginModel, { office, id }: RealLogin) => {
  const newest = office.users.login(id).tokens.at(-1)?.value;
  if (newest !== undefined && model.tokens.at(-1) !== newest) model.tokens.push(newest);
};

const invite: Step = {
  name: 'invite',
  isPossible: ({ state }) => state === 'created' || state === 'invited',
  act: ({ office, id }) => office.users.invite(id),
  change(model, { office }) {
    model.state = 'invited';
    const code = office.users.outbox.all.at(-1)?.code ?? '';
    model.links.push({ code, sentAt: model.now, used: false });
  },
};

/** Follows a link: the newest, or one sent before it. */
function follow(back: number): Step {
  return {
    name: `follow link -${back}`,
    isPossible(model) {
      const link = linkAt(model, back);
      if (!link || back > 0 || model.state === 'deleted') return false;
      return !link.used && model.now < link.sentAt + LINK_LIFETIME;
    },
    act: ({ office }, model) => office.users.activate(linkAt(model, back)?.code ?? 'none', PASSWORD, 'any'),
    change(model) {
      model.state = 'active';
      const link = linkAt(model, back);
      if (link) link.used = true;
    },
  };
}

function wait(seconds: number): Step {
  return {
    name: `wait ${seconds} s`,
    isPossible: () => true,
    act: ({ office }) => office.tenant.environment.clock.advance(seconds),
    change(model) {
      model.now += seconds;
    },
  };
}

const deactivate: Step = {
  name: 'deactivate',
  isPossible: ({ state }) => state === 'active',
  act: ({ office, id }) => office.users.deactivate(id),
  change(model) {
    model.state = 'deactivated';
  },
};

const reactivate: Step = {
  name: 'reactivate',
  isPossible: ({ state }) => state === 'deactivated',
  act: ({ office, id }) => office.users.reactivate(id),
  change(model) {
    model.state = 'active';
  },
};

const remove: Step = {
  name: 'delete',
  isPossible: ({ state }) => state !== 'deleted',
  act: ({ office, id }) => office.users.deleteLogin(id),
  change(model) {
    model.state = 'deleted';
  },
};

function switchApiAccount(on: boolean): Step {
  return {
    name: `API account ${on ? 'on' : 'off'}`,
    isPossible: (model) => model.state === 'active' && allows(model),
    act: ({ office, id }) => office.users.switchApiAccount(id, on),
    change(model, real) {
      model.apiAccount = on;
      if (on) takeToken(model, real);
    },
  };
}

const resetToken: Step = {
  name: 'reset token',
  isPossible: (model) => model.state === 'active' && allows(model) && model.tokens.length > 0,
  act: ({ office, id }) => office.users.resetToken(id),
  change: takeToken,
};

function giveTemplate(key: LoginModel['template']): Step {
  return {
    name: `template ${key}`,
    isPossible: ({ state }) => state !== 'deleted',
    act: ({ office, id }) => office.users.giveTemplate(id, office.template(key).id),
    change(model) {
      model.template = key;
    },
  };
}

function subscribe(valid: boolean): Step {
  return {
    name: `subscription ${valid ? 'valid' : 'ended'}`,
    isPossible: () => true,
    act: ({ office }) => office.tenant.change({ subscription: valid ? 'valid' : 'none' }),
    change(model) {
      model.subscription = valid;
    },
  };
}

function switchCall(on: boolean): Step {
  return {
    name: `call ${on ? 'on' : 'off'}`,
    isPossible: () => true,
    act({ office }) {
      for (const { id } of office.users.templates.all)
        office.users.templates.change(id, { callsOff: new Set(on ? [] : ['DebtorService.List_GetAll']) });
    },
    change(model) {
      model.callOn = on;
    },
  };
}

const STEPS: readonly Step[] = [
  ...[invite, deactivate, reactivate, remove, resetToken],
  ...[follow(0), follow(1), wait(3600), wait(LINK_LIFETIME)],
  ...[switchApiAccount(true), switchApiAccount(false), subscribe(true), subscribe(false)],
  ...[giveTemplate('full'), giveTemplate('readOnly'), giveTemplate('withoutToken')],
  ...[switchCall(true), switchCall(false)],
];

/** A step at work: done when possible and refused when not, and then every token tried. */
class StepCommand implements fc.Command<LoginModel, RealLogin> {
  readonly #step: Step;
  readonly #tally: Tally;

  constructor(step: Step, tally: Tally) {
    this.#step = step;
    this.#tally = tally;
  }

  /** Also steps that are not possible are tried. */
  check(): boolean {
    return true;
  }

  run(model: LoginModel, real: RealLogin): void {
    const { isPossible, act, change } = this.#step;
    const possible = isPossible(model);
    const refusal = refusalOf(() => act(real, model));
    expect(refusal === null).toBe(possible);
    if (possible) change(model, real);
    this.#tally[possible ? 'done' : 'refused']++;
    for (const token of [...model.tokens, '0123456789abcdef0123456789abcdef'])
      this.#tryToken(token, model, real);
  }

  #tryToken(token: string, model: LoginModel, { mock, office, id }: RealLogin): void {
    const Username = office.users.login(id).username;
    const answer = mock.call(CALL, { Username, Token: token, Domain: office.tenant.subdomain });
    const valid =
      model.state === 'active' && model.apiAccount && allows(model) && token === model.tokens.at(-1);
    if (valid && model.subscription && model.callOn) {
      this.#tally.letIn++;
      expectLetIn(answer);
      return;
    }
    this.#tally.shutOut++;
    expect(answer.fault).toBe(faultText(!valid ? 1001 : model.subscription ? 1002 : 1004));
  }

  toString(): string {
    return this.#step.name;
  }
}

/** How often what happened, so that a test can tell that it tried something. */
export interface Tally {
  done: number;
  refused: number;
  letIn: number;
  shutOut: number;
}

export function steps(tally: Tally): fc.Arbitrary<Iterable<fc.Command<LoginModel, RealLogin>>> {
  // What cannot be undone comes seldom, or most sequences would only see its aftermath.
  const weighted = STEPS.flatMap((step) => (step === remove ? [step] : [step, step, step, step]));
  return fc.commands(
    weighted.map((step) => fc.constant(new StepCommand(step, tally))),
    { maxCommands: 40, size: 'max' },
  );
}
