import type { Environment } from '../../../client/environment.ts';
import type { Field, Operation } from '../../../contracts/interface/model.ts';
import { filingIdOf, runIdOf } from '../../../fixtures/ids.ts';
import { encodeCall } from '../../../harness/wire/encode.ts';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import { namesSomebody } from '../../properties/support/own-ids.ts';
import { readingOf } from '../../properties/support/parameters.ts';
import { FILTER, type Ids, idsOf, OTHERS } from '../../properties/support/people.ts';
import { templateOf } from '../../properties/support/template.ts';
import { validValue } from '../../support/valid-requests.ts';
import type { Attack, Find } from '../attack.ts';
import type { Dice } from '../support/dice.ts';
import { differenceOf } from '../support/difference.ts';
import { readAnswers } from '../support/http-answers.ts';
import { OPERATIONS, postOf, READS } from '../support/posts.ts';
import { judgeSoap } from '../support/soap-answers.ts';
import type { Target } from '../support/target.ts';

const REQUESTS = 200;
const AT_ONCE = 4;

/** Logins that see the bakery, and nothing of the software firm; the last of them sees nothing at all. */
const LOGINS = [
  { archetype: 'master' },
  { archetype: 'debtor', name: 'client', debtorId: OTHERS.debtor },
  { archetype: 'debtor-company', name: 'one-company', debtorId: OTHERS.debtor, companies: [OTHERS.company] },
  { archetype: 'master-filtered', name: 'filtered', tags: [FILTER] },
  { archetype: 'client-without-filter', name: 'blind', debtorId: OTHERS.debtor },
] as const;

type Name = 'master' | 'client' | 'one-company' | 'filtered' | 'blind';
const CONFINED: readonly Name[] = ['client', 'one-company', 'filtered', 'blind'];

/** What is asked about somebody: reports on a whole office tell what a confined login changed of its own. */
const QUESTIONS = READS.filter(namesSomebody);
const OPERATIONS_OF_CALLERS = OPERATIONS.filter(({ header }) => header !== null);
/** Calls of logins that see one firm, with ids of another one at every place that takes an id. */
export const foreignIds: Attack = {
  name: 'foreign-ids',
  about:
    'ids of other debtors, companies, employees and their records at every id-like argument of confined logins',
  async batch(target, dice) {
    const env = (await target.mock.environment({ logins: LOGINS })) as Environment<Name>;
    await env.changeClock({ frozen: true });
    const login = dice.pick(CONFINED);
    const before = await harvest(target, env, 'master', idsOf());
    const own = marksIn([...(await harvest(target, env, login, OTHERS)).values()].join());
    const hidden = new Set([...marksIn([...before.values()].join())].filter((mark) => !own.has(mark)));
    const pool = [...idsIn(idsOf()), ...[...hidden].filter((mark) => /^\d+$/.test(mark))];
    const finds: Find[] = [];
    const left = dice.times(REQUESTS, () =>
      foreign(dice.pick(OPERATIONS_OF_CALLERS), pool, env, login, dice),
    );
    // What a login writes of its own it may read again.
    const asked = new Set<string>();
    const shoot = async () => {
      for (let next = left.pop(); next && !target.hasEnded; next = left.pop()) {
        const { operation, envelope } = next;
        for (const mark of marksIn(envelope)) asked.add(mark);
        const received = await target.send([postOf(operation, envelope)]);
        const [answer] = readAnswers(received.bytes).answers;
        const seen = [...marksIn(answer?.body.toString() ?? '')].filter(
          (mark) => hidden.has(mark) && !asked.has(mark),
        );
        const wrong =
          seen.length > 0
            ? `${login} is answered with ${seen.slice(0, 3).join(', ')}`
            : judgeSoap(operation, received);
        if (wrong !== null)
          finds.push({ wrong: `${operation.name}: ${wrong}`, request: envelope.slice(0, 4_000) });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, shoot));
    if (target.hasEnded) return { requests: REQUESTS, finds };
    const after = await harvest(target, env, 'master', idsOf());
    for (const [name, answer] of after)
      if (answer !== before.get(name))
        finds.push({
          wrong: `${login} changed what ${name} tells of others`,
          request: differenceOf(before.get(name) ?? '', answer),
        });
    await env.delete();
    return { requests: REQUESTS + before.size * 3, finds };
  },
};

/** Every id of a firm that can be worked out. */
function idsIn({ debtor, company, employee }: Ids): string[] {
  const run = { companyId: company, period: { year: 2026, period: 1 } };
  return [
    debtor,
    company,
    employee,
    runIdOf(company, run.period),
    filingIdOf('wageTaxReturn', run),
    filingIdOf('pensionExport', run),
  ].map(String);
}

interface Foreign {
  readonly operation: Operation;
  readonly envelope: string;
}

/** A valid request in which some of the ids, or all, are of others. */
function foreign(
  operation: Operation,
  pool: readonly string[],
  env: Environment<Name>,
  login: Name,
  dice: Dice,
): Foreign {
  const share = dice.pick([0.3, 0.6, 1]);
  const { username, token, domain } = env.logins[login];
  const credentials: Readonly<Record<string, string>> = { Username: username, Token: token, Domain: domain };
  const strangers = idsOf();
  const envelope = requestMessage(operation, '1.1', (field, path) => {
    if (path[0] === operation.header?.name) return credentials[field.name] ?? '';
    if (!isIdLike(field)) return validValue(field, path);
    const { identity } = field;
    if (dice.chance(share))
      return identity && dice.chance(0.7) ? String(strangers[identity.scope]) : dice.pick(pool);
    return identity ? String(OTHERS[identity.scope]) : validValue(field, path);
  });
  return { operation, envelope };
}

function isIdLike({ identity, name, type }: Field): boolean {
  return (
    identity !== null || (type.kind === 'simple' && type.name === 'int' && /(id|nr|number)s?$/i.test(name))
  );
}

/** What all reading operations tell a login about somebody, by their names. */
async function harvest(
  target: Target,
  env: Environment<Name>,
  name: Name,
  ids: Ids,
): Promise<Map<string, string>> {
  const { username, token, domain } = env.logins[name];
  const answers = new Map<string, string>();
  for (const operation of QUESTIONS) {
    const values = readingOf(operation, ids);
    const envelope = encodeCall(
      operation,
      templateOf(operation.request, values),
      { username, token, domain },
      new Map(),
    );
    const { bytes } = await target.send([postOf(operation, envelope)]);
    const [answer] = readAnswers(bytes).answers;
    answers.set(`${operation.service.version} ${operation.name}`, answer?.body.toString() ?? '');
  }
  return answers;
}

/** Texts by which a record is recognised: ids, numbers of people and of accounts, addresses of mail, telephone numbers. */
function marksIn(text: string): Set<string> {
  const texts = [...text.matchAll(/>([^<>]{5,})</g)].map(([, content = '']) => content);
  return new Set(
    texts.filter(
      (content) =>
        /\d{5}|@/.test(content) && !/^\d{4}-\d\d-\d\dT|^-?\d+\.\d+$|^[A-Za-z\d+/=]{60,}$/.test(content),
    ),
  );
}
