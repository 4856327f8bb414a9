import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NMBRS_ERRORS, type NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Login } from '../../server/access/login.ts';
import { SITUATIONS, type SituationName } from '../../server/access/situations.ts';
import type { Elements, Header } from './support/envelope.ts';
import { expectLetIn, expectRefused, situationText } from './support/expect-answer.ts';
import { HttpMock } from './support/http-mock.ts';
import { type Answer, operationOf } from './support/mock.ts';
import {
  COMPANY,
  DEBTOR,
  FILTER,
  HIDDEN_COMPANY,
  HIDDEN_DEBTOR,
  Office,
  PASSWORD,
} from './support/office.ts';

/** A call about to be made by a login that works, in an office of its own. Situations change what they are about. */
class Attempt {
  readonly office: Office;
  readonly login: Login;
  header: Header;
  operation: Operation;
  body: Elements;
  host = 'api.nmbrs.nl';

  constructor() {
    this.office = new Office(http.mock.tenants);
    this.login = this.office.hire();
    this.header = this.office.headerOf(this.login);
    // Names a debtor and a company, and is nothing for a free trial.
    this.operation = operationOf('CompanyService', 'Company_Insert');
    this.body = { DebtorId: DEBTOR, CompanyName: 'Nieuw', PeriodType: 1, DefaultCompanyId: COMPANY };
  }

  make(): Promise<Answer> {
    return http.call(this.operation, this.header, this.body, { host: this.host });
  }
}

/** Brings an attempt into its situation by the steps that lead there. */
type Bring = (attempt: Attempt) => void;

/** What refuses a call to the services, in the order of the checks. */
const CALLS = {
  'no-header': (attempt) => {
    attempt.header = null;
  },
  'unknown-username': (attempt) => {
    attempt.header = { ...attempt.header, Username: 'niemand@nergens.example' };
  },
  'version-closed': (attempt) => {
    attempt.office.tenant.change({ version21: 'invalid-authentication' });
    attempt.operation = operationOf('CompanyService', 'Company_Insert', 'v2.1');
  },
  'wrong-token': (attempt) => {
    attempt.header = { ...attempt.header, Token: 'ffffffffffffffffffffffffffffffff' };
  },
  'wrong-domain': (attempt) => {
    attempt.header = { ...attempt.header, Domain: 'bedrijf' };
  },
  'domain-missing': (attempt) => {
    attempt.office.tenant.change({ profile: 'strict-domain' });
    const { Domain: _, ...header } = { ...attempt.header };
    attempt.header = header;
  },
  'login-created': (attempt) => {
    attempt.header = attempt.office.headerOf(attempt.office.create(attempt.office.address('nieuw')));
  },
  'login-invited': (attempt) => {
    const { id } = attempt.office.create(attempt.office.address('nieuw'));
    attempt.office.users.invite(id);
    attempt.header = attempt.office.headerOf({ id });
  },
  'login-deactivated': ({ office, login }) => office.users.deactivate(login.id),
  'login-deleted': ({ office, login }) => office.users.deleteLogin(login.id),
  'template-without-token': ({ office, login }) =>
    office.users.giveTemplate(login.id, office.template('withoutToken').id),
  'api-account-off': ({ office, login }) => office.users.switchApiAccount(login.id, false),
  'sandbox-not-copied': (attempt) => {
    attempt.office.tenant.change({ sandboxCopy: true });
    attempt.host = 'api-sandbox.nmbrs.nl';
  },
  'token-reset': ({ office, login }) => office.users.resetToken(login.id),
  'no-subscription': ({ office }) => office.tenant.change({ subscription: 'none' }),
  'call-off': ({ office, login, operation }) => office.switchOff(login, operation),
  'wrong-edition': (attempt) => {
    attempt.office.tenant.change({ profile: 'strict-editions' });
    attempt.operation = operationOf('ReportService', 'Reports_Business_Company_CompanyWageComponentsPerRun');
    attempt.body = { CompanyId: COMPANY, Year: 2026 };
  },
  'debtor-hidden': (attempt) => {
    attempt.office.users.filter(attempt.login.id, { filterTags: FILTER });
    attempt.body = { ...attempt.body, DebtorId: HIDDEN_DEBTOR };
  },
  'company-hidden': (attempt) => {
    attempt.office.users.filter(attempt.login.id, { filterTags: FILTER });
    attempt.body = { ...attempt.body, DefaultCompanyId: HIDDEN_COMPANY };
  },
  'employee-hidden': (attempt) => {
    attempt.office.users.filter(attempt.login.id, { filterTags: FILTER });
    attempt.operation = operationOf('EmployeeService', 'PersonalInfo_GetCurrent');
    attempt.body = { EmployeeId: attempt.office.employeeOf(HIDDEN_COMPANY) };
  },
  'free-trial': ({ office }) => office.tenant.change({ freeTrial: true }),
} satisfies Partial<Record<SituationName, Bring>>;

/** What refuses to sign on; these attempts go to SingleSignOn. */
const SIGN_ONS = {
  'sso-unknown-domain': (attempt) => {
    attempt.operation = operationOf('SingleSignOn', 'GetTokenWithDomain');
    attempt.body = { ...signOnOf(attempt), Domain: 'nergens' };
  },
  'sso-wrong-pair': (attempt) => {
    attempt.body = { ...signOnOf(attempt), Password: 'Anders-456' };
  },
  'sso-several-environments': (attempt) => {
    new Office(http.mock.tenants).hire(attempt.login.username);
  },
  'sso-inactive': ({ office, login }) => office.users.deactivate(login.id),
} satisfies Partial<Record<SituationName, Bring>>;

/** Every situation: one that is missing here does not compile. */
const ALL: Record<SituationName, Bring> = { ...CALLS, ...SIGN_ONS };

/** The texts after the framework's prefix, as clients look for them. */
const TEXTS: Partial<Record<NmbrsErrorCode, string>> = {
  1000: 'Invalid combination email/password',
  1001: '1001: Invalid Authentication',
  1002: '1002: Unauthorized access',
  1003: '1003: Unauthorized access',
  1004: '1004: Disabled, no valid subscription',
  2013: '2013: Operation not possible on free trial',
  2042: '2042: This username belongs to multiple environments',
  2043: '2043: Invalid Domain',
};

/** The code of each situation, written down a second time: a change of the table is a change of behaviour. */
const CODES: Record<SituationName, NmbrsErrorCode> = {
  'no-header': 1001,
  'unknown-username': 1001,
  'version-closed': 1001,
  'wrong-token': 1001,
  'wrong-domain': 1001,
  'domain-missing': 1001,
  'login-created': 1001,
  'login-invited': 1001,
  'login-deactivated': 1001,
  'login-deleted': 1001,
  'template-without-token': 1001,
  'api-account-off': 1001,
  'sandbox-not-copied': 1001,
  'token-reset': 1001,
  'no-subscription': 1004,
  'call-off': 1002,
  'wrong-edition': 1002,
  'debtor-hidden': 1003,
  'company-hidden': 1003,
  'employee-hidden': 1003,
  'free-trial': 2013,
  'sso-unknown-domain': 2043,
  'sso-wrong-pair': 1000,
  'sso-several-environments': 2042,
  'sso-inactive': 1000,
};

const situations = Object.keys(SITUATIONS) as SituationName[];

let http: HttpMock;
beforeAll(async () => {
  http = await new HttpMock().listen();
});
afterAll(() => http.close());

function signOnOf({ login }: Attempt): Elements {
  return { Username: login.username, Password: PASSWORD };
}

/** A call that works: to a service, or for a sign-on situation to SingleSignOn. */
function attemptFor(situation: SituationName): Attempt {
  const attempt = new Attempt();
  if (!(situation in SIGN_ONS)) return attempt;
  attempt.operation = operationOf('SingleSignOn', 'GetToken');
  attempt.body = signOnOf(attempt);
  return attempt;
}

describe('each situation, by what leads to it', () => {
  it('each has a test', () => {
    expect(Object.keys(ALL).sort()).toEqual([...situations].sort());
  });

  it.each(situations)('%s', async (situation) => {
    const attempt = attemptFor(situation);
    expectLetIn(await attempt.make());

    ALL[situation](attempt);

    const answer = await attempt.make();
    expectRefused(answer, situation, CODES[situation]);
    expect(answer.fault).toBe(
      `Server was unable to process request. ---> ${TEXTS[CODES[situation]] ?? 'a text without test'}`,
    );
    expect(situationText(answer.log.reason)).toBe(SITUATIONS[situation].because);
  });
});

/** Those no attempt can be in at once: a login has one state, and a call one domain and one operation. */
const NEVER_TOGETHER: readonly (readonly SituationName[])[] = [
  ['wrong-domain', 'domain-missing'],
  ['login-created', 'login-invited', 'login-deactivated', 'login-deleted'],
  // Not activated yet: no token that was reset or that tells which environment is meant, and no API account.
  ...(['login-created', 'login-invited'] as const).flatMap((state) =>
    (
      [
        'unknown-username',
        'wrong-token',
        'wrong-domain',
        'domain-missing',
        'api-account-off',
        'token-reset',
      ] as const
    ).map((other) => [state, other]),
  ),
  ['debtor-hidden', 'employee-hidden'],
  ['company-hidden', 'employee-hidden'],
  ['employee-hidden', 'free-trial'],
];

function pairsOf(names: readonly SituationName[]): [SituationName, SituationName][] {
  return names
    .flatMap((first, at) =>
      names.slice(at + 1).map((second): [SituationName, SituationName] => [first, second]),
    )
    .filter((pair) => !NEVER_TOGETHER.some((group) => pair.every((name) => group.includes(name))));
}

const orderOf = (names: object) => situations.filter((name) => name in names);

describe('two situations at once: the one that is checked first answers', () => {
  const pairs = pairsOf(orderOf(CALLS));

  it('checks run in the order of errors.json: 1001, 1004, 1002, 1003, then the rest', () => {
    expect([...new Set(orderOf(CALLS).map((name) => NMBRS_ERRORS[SITUATIONS[name].error].code))]).toEqual([
      1001, 1004, 1002, 1003, 2013,
    ]);
    expect(pairs.length).toBeGreaterThan(140);
  });

  it.each(pairs)('%s before %s', async (first, second) => {
    const attempt = new Attempt();
    // What is checked later is brought about first: it needs a login that still works.
    ALL[second](attempt);
    ALL[first](attempt);
    const answer = await attempt.make();
    expectRefused(answer, first);
  });

  const signOns = pairsOf([...orderOf(SIGN_ONS), 'no-subscription', 'call-off']);

  it.each(signOns)('single sign-on: %s before %s', async (first, second) => {
    const attempt = attemptFor('sso-wrong-pair');
    ALL[second](attempt);
    ALL[first](attempt);
    // A switched-off call is one of the operation that is called in the end.
    if (second === 'call-off') attempt.office.switchOff(attempt.login, attempt.operation);
    expectRefused(await attempt.make(), first);
  });
});
