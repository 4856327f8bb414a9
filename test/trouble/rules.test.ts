import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NotPossible } from '../../base/not-possible.ts';
import { packageRoot } from '../../base/package-root.ts';
import {
  effectSchema,
  type TroubleDefinition,
  type TroubleReport,
  troubleSchema,
} from '../../contracts/control/trouble.ts';
import type { WantedLogin } from '../../contracts/control/wanted-login.ts';
import type { Credentials } from '../../server/access/credentials.ts';
import type { TroubleCounts } from '../../server/access/rules.ts';
import { makeTestEnvironment } from '../../server/access/test-environment.ts';
import { TroubleRule } from '../../server/trouble/rule.ts';
import { sentenceOf } from '../../server/trouble/sentence.ts';
import { NO_TROUBLE, type Trouble } from '../../server/trouble/trouble.ts';
import { TroubleBook } from '../../server/trouble/trouble-book.ts';
import { logNormal, overRate } from '../../server/trouble/waits.ts';
import { Mock, operationOf } from '../access/support/mock.ts';
import { alone } from '../access/support/users-of.ts';

const { tenants } = new Mock();
const book = new TroubleBook(tenants);

const LIST = operationOf('DebtorService', 'List_GetAll');
const GET = operationOf('EmployeeService', 'PersonalInfo_GetCurrent');
const REFUSED = { kind: 'http-error', status: 503 } as const;

/** What becomes of a call, which waits for nothing here. */
function met(...call: Parameters<TroubleBook['meet']>): Trouble {
  return metIn(book, ...call);
}

function metIn(rules: TroubleBook, ...call: Parameters<TroubleBook['meet']>): Trouble {
  return alone(rules.meet(...call));
}

/** An environment of its own, and calls that are met in it. */
class Scene {
  readonly subdomain: string;
  readonly #credentials: ReadonlyMap<string, Credentials>;

  constructor(...archetypes: WantedLogin['archetype'][]) {
    const logins = (archetypes.length === 0 ? ['master' as const] : archetypes).map((archetype) => ({
      archetype,
    }));
    const { tenant, logins: made } = makeTestEnvironment(tenants, { logins });
    this.subdomain = tenant.subdomain;
    this.#credentials = new Map(
      [...made].map(([name, { username, token }]) => [name, { Username: username, Token: token }]),
    );
  }

  add(definition: TroubleDefinition): TroubleReport {
    return alone(book.add(this.subdomain, definition));
  }

  credentials(login = 'master'): Credentials {
    return this.#credentials.get(login) as Credentials;
  }

  meet(operation = LIST, credentials = this.credentials(), args = {}): Trouble {
    return met(operation, credentials, args);
  }

  /** Which of so many calls were refused, counted from 1. */
  refused(calls: number): number[] {
    const numbers = Array.from({ length: calls }, (_, at) => at + 1);
    return numbers.filter(() => this.meet().instead !== undefined);
  }
}

describe('which calls a rule strikes', () => {
  it.each<[Omit<TroubleDefinition, 'effect'>, number[]]>([
    [{}, [1, 2, 3, 4, 5, 6, 7, 8]],
    [{ when: {} }, [1, 2, 3, 4, 5, 6, 7, 8]],
    [{ when: { call: 5 } }, [5]],
    [{ when: { fromCall: 5 } }, [5, 6, 7, 8]],
    [{ when: { every: 3 } }, [3, 6]],
    [{ when: { every: 3, fromCall: 2 } }, [2, 5, 8]],
    [{ times: 2 }, [1, 2]],
    [{ times: 2, when: { fromCall: 4 } }, [4, 5]],
    [{ probability: 0 }, []],
    [{ probability: 1 }, [1, 2, 3, 4, 5, 6, 7, 8]],
  ])('%j strikes calls %j of 8', (definition, struck) => {
    const scene = new Scene();
    scene.add({ ...definition, effect: REFUSED });
    expect(scene.refused(8)).toEqual(struck);
    expect(book.list(scene.subdomain)).toMatchObject([{ calls: 8, applied: struck.length }]);
  });

  it('repeats itself with its seed, and is another with another', () => {
    const strike = (seed: number) => {
      const scene = new Scene();
      scene.add({ probability: 0.3, seed, effect: REFUSED });
      return scene.refused(200);
    };
    expect(strike(7)).toEqual(strike(7));
    expect(strike(7)).not.toEqual(strike(8));
    expect(strike(7).length).toBeGreaterThan(30);
    expect(strike(7).length).toBeLessThan(90);
  });

  it('repeats itself without a seed too, by its number', () => {
    const strike = () => {
      const scene = new Scene();
      scene.add({ probability: 0.5, effect: REFUSED });
      return scene.refused(50);
    };
    expect(strike()).toEqual(strike());
  });

  it('does not let what one rule draws change what another one gets', () => {
    const waits = (...before: TroubleDefinition[]) => {
      const scene = new Scene();
      for (const definition of before) scene.add(definition);
      scene.add({ seed: 3, effect: { kind: 'uniform-latency', from: 0, to: 1_000 } });
      return Array.from({ length: 20 }, () => scene.meet().wait);
    };
    expect(waits({ probability: 0.5, effect: { kind: 'malformed-xml' } })).toEqual(waits());
  });

  it('counts only the calls it concerns', () => {
    const scene = new Scene('master', 'debtor');
    const { Username } = scene.credentials('debtor') as { Username: string };
    const definitions: TroubleDefinition[] = [
      { effect: REFUSED },
      { login: Username.toUpperCase(), effect: REFUSED },
      { login: 'debtor', effect: REFUSED },
      { service: 'EmployeeService', effect: REFUSED },
      { operation: 'DebtorService.List_GetAll', effect: REFUSED },
      { service: 'DebtorService', operation: 'list_getall', effect: REFUSED },
      { version: 'v2.1', effect: REFUSED },
    ];
    for (const definition of definitions) scene.add(definition);
    scene.meet(LIST);
    scene.meet(GET);
    scene.meet(LIST, scene.credentials('debtor'));
    scene.meet(operationOf('DebtorService', 'List_GetAll', 'v2.1'));
    expect(book.list(scene.subdomain).map(({ calls }) => calls)).toEqual([4, 1, 1, 1, 3, 3, 1]);
  });
});

describe('rules for calls with some arguments', () => {
  it('concern these alone, values compared as what they are', () => {
    const scene = new Scene();
    scene.add({ operation: 'PersonalInfo_GetCurrent', with: { EmployeeId: 5003001 }, effect: REFUSED });
    const struck = [5003001, 5003002, null].map((EmployeeId) => scene.meet(GET, undefined, { EmployeeId }));
    expect(struck.map(({ instead }) => instead !== undefined)).toEqual([true, false, false]);
    expect(scene.meet(LIST).instead).toBeUndefined();
    expect(book.list(scene.subdomain)).toMatchObject([
      {
        calls: 1,
        sentence:
          'Every call of PersonalInfo_GetCurrent with {EmployeeId: 5003001} is answered with an HTML page and status 503, and does nothing.',
      },
    ]);
  });
});

describe('rules together', () => {
  it('adds waits up, and tells of every rule', () => {
    const scene = new Scene();
    const first = scene.add({ effect: { kind: 'latency', ms: 200 } });
    const second = scene.add({ effect: { kind: 'latency', ms: 50 } });
    expect(scene.meet()).toMatchObject({ wait: 250, sentence: `${first.sentence} ${second.sentence}` });
  });

  it('lets the first one have its way where two want the same', () => {
    const scene = new Scene();
    scene.add({ effect: { kind: 'cut-off' } });
    scene.add({ effect: { kind: 'reset-before' } });
    scene.add({ effect: { kind: 'malformed-xml' } });
    expect(scene.meet()).toMatchObject({ ending: 'half-of-length', malformed: true });
    expect(scene.meet().instead).toBeUndefined();
    expect(book.list(scene.subdomain).map(({ applied }) => applied)).toEqual([2, 0, 2]);
  });
});

describe('waits', () => {
  it('are over the rate while so many others lie within the second before', () => {
    const isOver = overRate(3);
    const moments = [0, 1, 2, 3, 999, 1_000, 1_002, 2_500, 2_501, 2_502, 3_499];
    expect(moments.filter(isOver)).toEqual([3, 999, 1_000, 1_002, 3_499]);
  });

  it('never end where the logarithm has none, and never take longer than an hour', () => {
    expect(logNormal(() => 0, 300, 1)).toBe(300);
    expect(logNormal(() => 0.999_999_999, 300, 10)).toBe(3_600_000);
  });

  it('have their median in the middle', () => {
    const scene = new Scene();
    scene.add({ effect: { kind: 'log-normal-latency', median: 300, sigma: 1 } });
    const waits = Array.from({ length: 401 }, () => scene.meet().wait ?? 0).sort((a, b) => a - b);
    expect(waits[200]).toBeGreaterThan(240);
    expect(waits[200]).toBeLessThan(370);
    expect(waits.at(-1)).toBeGreaterThan(1_500);
  });
});

describe('whose trouble a call meets', () => {
  it('meets that of its login, let in or not', () => {
    const scene = new Scene('master', 'deactivated');
    scene.add({ effect: REFUSED });
    expect(scene.meet(LIST, { ...scene.credentials(), Token: 'wrong' }).instead).toBeDefined();
    expect(scene.meet(LIST, { Username: scene.credentials().Username }).instead).toBeDefined();
    expect(scene.meet(LIST, scene.credentials('deactivated')).instead).toBeDefined();
  });

  it('meets none without a username that is a login somewhere', () => {
    const scene = new Scene();
    scene.add({ effect: REFUSED });
    for (const credentials of [null, {}, { Username: 'nobody@nowhere.example' }])
      expect(met(LIST, credentials, {})).toBe(NO_TROUBLE);
  });

  it('is told by the token, else by the domain, where the username is a login in several', () => {
    const scene = new Scene('two-environments');
    const other = `${scene.subdomain}-second`;
    scene.add({ effect: { kind: 'latency', ms: 1 } });
    alone(book.add(other, { effect: { kind: 'latency', ms: 2 } }));
    const { Username, Token } = scene.credentials('two-environments');
    expect(met(LIST, { Username, Token, Domain: other }, {})).toMatchObject({ wait: 1 });
    expect(met(LIST, { Username, Token: 'wrong', Domain: other }, {})).toMatchObject({ wait: 2 });
    expect(met(LIST, { Username, Token: 'wrong' }, {})).toBe(NO_TROUBLE);
  });

  it('meets it in single sign-on too, which has no header', () => {
    const mock = new Mock();
    alone(
      mock.services.trouble.add('demo', { service: 'SingleSignOn', effect: { kind: 'fault', code: 1006 } }),
    );
    const [login] = mock.tenants.get('demo').users.logins;
    const { instead } = metIn(
      mock.services.trouble,
      operationOf('SingleSignOn', 'GetToken'),
      {
        Username: login?.username,
      },
      {},
    );
    expect(instead).toMatchObject({ nmbrsCode: 1006 });
  });

  it('leaves other environments alone', () => {
    const [troubled, calm] = [new Scene(), new Scene()];
    troubled.add({ effect: REFUSED });
    expect(calm.meet()).toBe(NO_TROUBLE);
  });
});

it.each<Omit<TroubleDefinition, 'seed'>>([
  { probability: 0.4, effect: REFUSED },
  { probability: 0.4, when: { every: 2 }, times: 7, effect: REFUSED },
  { effect: { kind: 'uniform-latency', from: 1, to: 1_000 } },
  { probability: 0.7, effect: { kind: 'log-normal-latency', median: 100, sigma: 0.5 } },
])('a rule goes on where it was from what it has counted: %j', (definition) => {
  const [tenant] = tenants.all();
  const login = tenant?.users.logins[0];
  if (!tenant || !login) throw new Error('there is nobody');
  const call = { tenant, login, operation: LIST, arguments: {}, at: 0 };
  const made = (counts: TroubleCounts | null) => new TroubleRule({ id: 1, definition, counts }, tenant);
  const meet = (rule: TroubleRule) => Array.from({ length: 20 }, () => alone(rule.meet(call, NO_TROUBLE)));
  const [whole, first] = [made(null), made(null)];
  const wanted = [...meet(whole), ...meet(whole)];
  const firstHalf = meet(first);
  const second = made(JSON.parse(JSON.stringify(first.counts)));
  expect(second.report).toEqual(first.report);
  expect([...firstHalf, ...meet(second)]).toEqual(wanted);
  expect(second.report).toEqual(whole.report);
});

describe('the book', () => {
  it('numbers, lists, removes and clears', () => {
    const scene = new Scene();
    const [first, second, third] = [1, 2, 3].map((ms) => scene.add({ effect: { kind: 'latency', ms } }));
    expect([first?.id, second?.id, third?.id]).toEqual([1, 2, 3]);
    expect(alone(book.remove(scene.subdomain, 2))).toEqual(second);
    expect(scene.meet()).toMatchObject({ wait: 4 });
    expect(() => alone(book.remove(scene.subdomain, 2))).toThrow(NotPossible);
    expect(book.list(scene.subdomain).map(({ id }) => id)).toEqual([1, 3]);
    alone(book.clear(scene.subdomain));
    expect(book.list(scene.subdomain)).toEqual([]);
    expect(scene.meet()).toBe(NO_TROUBLE);
  });

  it.each<[string, (subdomain: string) => void]>([
    ['reset', (subdomain) => alone(tenants.reset(subdomain))],
    [
      'restored',
      (subdomain) => {
        const tenant = tenants.get(subdomain);
        alone(tenant.restore(alone(tenant.snapshot())));
      },
    ],
  ])('forgets the trouble of an environment that is %s', (_, happen) => {
    const scene = new Scene();
    scene.add({ effect: REFUSED });
    happen(scene.subdomain);
    expect(book.list(scene.subdomain)).toEqual([]);
    expect(scene.meet()).toBe(NO_TROUBLE);
  });

  it('forgets the trouble of an environment that is deleted and made again', () => {
    const scene = new Scene();
    scene.add({ effect: REFUSED });
    alone(tenants.delete(scene.subdomain));
    expect(() => book.list(scene.subdomain)).toThrow(NotPossible);
    makeTestEnvironment(tenants, { subdomain: scene.subdomain });
    expect(book.list(scene.subdomain)).toEqual([]);
  });

  it.each<[Partial<TroubleDefinition>, string, string]>([
    [{ login: 'mastr' }, 'login', "Did you mean 'master'?"],
    [{ login: 'nobody@elsewhere.example' }, 'login', "There are 'master', 'master@"],
    [
      { operation: 'List_GetAl' },
      'operation',
      "Did you mean 'DebtorService.List_GetAll' or 'CompanyService.List_GetAll'?",
    ],
    [{ operation: 'List_GetAll' }, 'operation', "Say which: 'DebtorService.List_GetAll'."],
    [
      { service: 'EmployeeService', operation: 'Debtor_Insert' },
      'operation',
      "DebtorService has: say 'DebtorService.Debtor_Insert'.",
    ],
    [
      { service: 'EmployeeService', operation: 'DebtorService.Debtor_Insert' },
      'operation',
      'Name one service, or the same one twice.',
    ],
    [{ service: 'ReportService', version: 'v2.1' }, 'version', 'Name another version, or none.'],
    [{ when: { call: 5, every: 2 } }, 'when', 'Leave out one or the other.'],
    [{ with: { EmployeeId: 1 } }, 'with', 'Name the operation.'],
    [{ operation: 'Debtor_Get', with: { DebtorID: 1 } }, 'with.DebtorID', "Did you mean 'DebtorId'?"],
    [{ operation: 'Debtor_Get', with: { DebtorId: 'x' } }, 'with.DebtorId', 'Give a whole number.'],
    [
      { operation: 'Debtor_Get', with: { DebtorId: { $test: 'id > 1', passes: [] } } },
      'with.DebtorId',
      'Give a value.',
    ],
    [{ effect: { kind: 'uniform-latency', from: 2, to: 1 } }, 'effect.to', 'Swap `from` and `to`.'],
    [
      { effect: { kind: 'call-off', call: 'EmployeeService.Absence2_Inser' } },
      'call',
      "Did you mean 'EmployeeService.Absence2_Insert'?",
    ],
  ])('refuses %j, which could never strike', (definition, field, remedy) => {
    const scene = new Scene();
    expect(() => scene.add({ effect: REFUSED, ...definition })).toThrow(
      expect.objectContaining({ field, remedy: expect.stringContaining(remedy) }) as Error,
    );
    expect(book.list(scene.subdomain)).toEqual([]);
  });
});

describe('a rule as data', () => {
  it('is explained on its page, every effect of it', () => {
    const page = readFileSync(join(packageRoot, 'docs/trouble.md'), 'utf8');
    const [, effects = ''] = page.split('## What happens');
    const explained = [...effects.matchAll(/^\| `([\w-]+)`/gm)].map(([, kind]) => kind);
    expect(explained).toEqual(effectSchema.options.flatMap(({ shape }) => [...shape.kind.values]));
  });

  it.each<[TroubleDefinition, string]>([
    [
      { when: { call: 5 }, operation: 'Absence2_Insert', effect: { kind: 'fault', code: 1003 } },
      'Call 5 of Absence2_Insert is answered with fault 1003: Unauthorized access, and does nothing.',
    ],
    [
      { service: 'SingleSignOn', effect: { kind: 'fault', code: 1000 } },
      'Every call of SingleSignOn is answered with fault 1000: Invalid combination email/password, and does nothing.',
    ],
    [
      { login: 'a@b.nl', version: 'v2.1', times: 1, effect: { kind: 'reset-after' } },
      'Every call of v2.1 by a@b.nl is carried out, and loses its connection before the answer, once.',
    ],
    [
      { when: { every: 22, fromCall: 113 }, probability: 0.5, seed: 4, effect: { kind: 'latency', ms: 10 } },
      'Every 22nd call from the 113th on, with probability 0.5 (seed 4), waits 10 ms for its answer.',
    ],
    [
      { times: 3, effect: { kind: 'rate-limit' } },
      'Every call above 150 a second waits 500 ms for its answer, 3 times at most.',
    ],
    [
      { effect: { kind: 'call-off' } },
      'Every call comes just after it was switched off in the template of its login.',
    ],
    [
      {
        during: { from: '2027-02-01T09:00:00', until: '2027-02-01T09:15:00' },
        effect: { kind: 'html-page' },
      },
      'Every call between 2027-02-01T09:00:00 and 2027-02-01T09:15:00 is answered with an HTML page and status 200, and does nothing.',
    ],
    [
      {
        version: 'v2.1',
        during: { from: '2027-03-01T00:00:00' },
        effect: { kind: 'http-error', status: 410 },
      },
      'Every call of v2.1 from 2027-03-01T00:00:00 on is answered with an HTML page and status 410, and does nothing.',
    ],
  ])('%j explains itself', (definition, sentence) => {
    expect(sentenceOf(definition)).toBe(sentence);
    expect(troubleSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
  });

  it.each<unknown>([
    {},
    { effect: { kind: 'fault' } },
    { effect: { kind: 'fault', code: 1005 } },
    { effect: { kind: 'http-error', status: 404 } },
    { effect: { kind: 'latency', ms: -1 } },
    { effect: { kind: 'latency', ms: 1, seconds: 2 } },
    { effect: { kind: 'call-off', call: 5 } },
    { effect: REFUSED, wen: { call: 5 } },
    { effect: REFUSED, when: { call: 0 } },
    { effect: REFUSED, probability: 2 },
    { effect: REFUSED, times: 0 },
    { effect: REFUSED, service: 'DebterService' },
  ])('%j is none', (value) => {
    expect(troubleSchema.safeParse(value).success).toBe(false);
  });
});
