import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import { type Operation, SCOPES, type Scope } from '../../contracts/interface/model.ts';
import { ARCHETYPES, type ArchetypeName } from '../../contracts/logins/archetypes.ts';
import { SITUATIONS, type SituationName } from '../../server/access/situations.ts';
import type { Environment } from '../../server/world/environment.ts';
import { type ArchetypeWorld, archetypeWorld, type ForeignId, fillFor } from './support/archetype-world.ts';
import { type Change, changesSince, isWithin } from './support/changes.ts';
import { situationText } from './support/expect-answer.ts';
import { expectedSituation, isRefusedForIds } from './support/expectation.ts';
import { faultText } from './support/fault-text.ts';
import { leavesOf } from './support/leaves.ts';
import type { Answer } from './support/mock.ts';
import { type Fill, RequestForm } from './support/request-form.ts';
import { alone } from './support/users-of.ts';

/**
 * No way around it: every operation of both versions, called by a login of every archetype. Once with ids it may name,
 * then with one id at a time that it may not.
 */

const operations = catalogue.services.flatMap((service) => service.operations);
const every = Object.keys(ARCHETYPES) as ArchetypeName[];
/** Those with ids that they see. */
const archetypes = every.filter((name) => ARCHETYPES[name].sees !== 'nothing');
const forms = operations.map((operation) => new RequestForm(operation));
const marks = forms.flatMap(({ identities }) => identities);
const withRecordIds = forms.filter(({ hasRecordIds }) => hasRecordIds);

/** What was counted while the tests ran. */
const counted = { allowed: 0, refused: 0, foreign: 0, records: 0, idsSeen: 0 };
/** The operations that changed something for somebody. */
const changing = new Set<Operation>();

describe(`${operations.length} operations x ${archetypes.length} archetypes = ${operations.length * archetypes.length} combinations`, () => {
  describe.each(archetypes)('%s', (archetype) => {
    let world: ArchetypeWorld;
    beforeAll(() => {
      world = archetypeWorld(archetype);
    });

    it('lives among several debtors, and there is something it does not see', () => {
      const { user, hidden, visible } = world;
      expect([...user.tenant.environment.debtors.all()].length).toBeGreaterThan(2);
      expect(visible.ids.employee.length).toBeGreaterThan(1);
      for (const scope of SCOPES) expect(hidden.ids[scope].length).toBeGreaterThan(0);
      const { sees, level } = ARCHETYPES[archetype];
      const hiddenWithin = sees !== 'all' || level === 'debtor';
      expect(world.foreignIds.company.some(({ why }) => why === 'hidden')).toBe(hiddenWithin);
    });

    it(`gets exactly what its situation gives in ${operations.length} calls with ids it sees`, () => {
      const wrong = forms.flatMap((form) => {
        const expected = expectedSituation(archetype, form.operation);
        const trial = tryOut(world, form, fillFor(world));
        counted[expected === null ? 'allowed' : 'refused']++;
        for (const _ of trial.changes) changing.add(form.operation);
        return [...problemsOf(trial, expected), ...trial.leaks];
      });
      expect(wrong).toEqual([]);
    });

    it(`gets nowhere with one foreign id at each of ${marks.length} places`, () => {
      const wrong = forms.flatMap((form) => {
        const expected = expectedSituation(archetype, form.operation);
        return form.identities.flatMap(({ at, path, scope }) =>
          world.foreignIds[scope].flatMap((foreign) => {
            const situation: SituationName | null = isRefusedForIds(expected) ? hiddenOf(scope) : expected;
            const trial = tryOut(world, form, fillFor(world, { at, id: foreign.id }));
            counted.foreign++;
            return [...problemsOf(trial, situation), ...trial.leaks].map((problem) =>
              atPlace(problem, path, foreign),
            );
          }),
        );
      });
      expect(wrong).toEqual([]);
    });

    it(`gets nothing by the ids of others' records in ${withRecordIds.length} calls`, () => {
      const others = recordIdsAmong(world);
      const wrong = withRecordIds.flatMap((form) =>
        others.flatMap((id) => {
          const fill = fillFor(world);
          const trial = tryOut(world, form, (hole) => (hole.kind === 'record' ? id : fill(hole)));
          counted.records++;
          // What it is answered is the operation's business; that nothing of theirs is shown or touched is not.
          return [...trial.leaks, ...writesOutside(trial)];
        }),
      );
      expect(wrong).toEqual([]);
    });

    it('met no error that nobody planned for', () => {
      expect(world.mock.errors).toEqual([]);
    });
  });

  it.each(every.filter((name) => !archetypes.includes(name)))(
    '%s is refused with every id, those of its own debtor too, and is told of nothing without',
    (archetype) => {
      const blind = archetypeWorld(archetype);
      // The worlds are alike: these are the ids that it would see, had it chosen companies.
      const { visibleId } = archetypeWorld('debtor');
      const wrong = forms.flatMap((form) => {
        const expected = expectedSituation(archetype, form.operation);
        const [first] = form.identities;
        const situation = first && isRefusedForIds(expected) ? hiddenOf(first.scope) : expected;
        const trial = tryOut(blind, form, fillFor({ ...blind, visibleId }));
        return [...problemsOf(trial, situation), ...trial.leaks];
      });
      expect(wrong).toEqual([]);
    },
  );

  it('only calls that a read-only template has off changed anything', () => {
    const readers = [...changing].filter(
      (operation) => expectedSituation('template-read-only', operation) !== 'call-off',
    );
    expect(readers.map(nameOf)).toEqual([]);
    expect(changing.size).toBeGreaterThan(5);
  });

  it('walked all of them', () => {
    expect(operations.length).toBeGreaterThanOrEqual(737);
    expect(archetypes.length).toBeGreaterThanOrEqual(18);
    expect(counted.allowed + counted.refused).toBe(operations.length * archetypes.length);
    // Each mark at least with an id of another environment, of another kind, an unknown one and zero.
    expect(counted.foreign).toBeGreaterThanOrEqual(4 * marks.length * archetypes.length);
    expect(counted.idsSeen).toBeGreaterThan(1_000);
  });

  afterAll(() => {
    const { allowed, refused, foreign, records, idsSeen } = counted;
    console.log(
      `access matrix: ${allowed + refused} combinations with visible ids (${allowed} let in, ${refused} refused), ` +
        `${foreign} with one foreign id, ${records} with ids of others' records; ${idsSeen} marked ids seen in answers`,
    );
  });
});

/** One call, and what came of it. */
interface Trial {
  readonly operation: Operation;
  readonly world: ArchetypeWorld;
  readonly answer: Answer;
  readonly changes: readonly Change[];
  /** What the answer shows although the login does not see it. */
  readonly leaks: readonly string[];
}

function tryOut(world: ArchetypeWorld, form: RequestForm, fill: Fill): Trial {
  const { tenant } = world.user;
  const { operation } = form;
  // Before the copy: to fill a request may take a record that is put in for it.
  const message = form.write(fill);
  const before = tenant.environment.copy(tenant.subdomain);
  const answer = world.mock.ask(operation, message);
  const changes = [
    ...changesSince(before, tenant.environment),
    ...othersAsBegun(world).flatMap(({ environment, begun }) =>
      changesSince(begun, environment).map(elsewhere),
    ),
  ];
  const leaks = answer.fault === null ? leaksIn(operation, answer.body, world, changes) : [];
  if (changes.length > 0) alone(tenant.reset());
  return { operation, world, answer, changes, leaks };
}

interface OtherEnvironment {
  readonly environment: Environment;
  /** As it was before any call. */
  readonly begun: Environment;
}

const begun = new WeakMap<ArchetypeWorld, readonly OtherEnvironment[]>();

/** The environments that the login is not in; no call changes them, so one copy of each does for all. */
function othersAsBegun(world: ArchetypeWorld): readonly OtherEnvironment[] {
  const known = begun.get(world);
  if (known) return known;
  const others = world.mock.tenants
    .all()
    .filter((other) => other !== world.user.tenant)
    .map(({ environment }) => ({ environment, begun: environment.copy(environment.subdomain) }));
  begun.set(world, others);
  return others;
}

/** A change in another environment is outside everybody's sight. */
function elsewhere(change: Change): Change {
  return { ...change, scope: 'tag' };
}

function problemsOf({ operation, answer, changes, world }: Trial, expected: SituationName | null): string[] {
  const at = nameOf(operation);
  if (expected === null) {
    const fault = answer.fault === null ? [] : [`${at}: answers '${answer.fault}' to a call that is allowed`];
    return [...fault, ...writesOutside({ operation, changes, world })];
  }
  const { error, because } = SITUATIONS[expected];
  const { code } = NMBRS_ERRORS[error];
  const { fault, status, log } = answer;
  if (fault !== faultText(code) || status !== 500)
    return [`${at}: answers ${status} '${fault}' instead of ${code}`];
  if (situationText(log.reason) !== because)
    return [`${at}: is refused because ${log.reason}, not because ${because}`];
  return changes.length === 0 ? [] : [`${at}: was refused, and yet changed ${changes.map(show).join(', ')}`];
}

function writesOutside({
  operation,
  changes,
  world,
}: Pick<Trial, 'operation' | 'changes' | 'world'>): string[] {
  return changes
    .filter((change) => !isWithin(change, world.visible))
    .map((change) => `${nameOf(operation)}: changed ${show(change)} outside the login's sight`);
}

/**
 * Ids by their marks, every other number that is the id of a hidden record, and every text only a hidden record has.
 */
function leaksIn(
  operation: Operation,
  body: string,
  { visible, hidden }: ArchetypeWorld,
  changes: readonly Change[],
): string[] {
  const made = (scope: Scope, id: number) =>
    changes.some((change) => change.scope === scope && change.id === id);
  return leavesOf(operation, body).flatMap(({ path, field, text }) => {
    const id = Number(text);
    if (field.identity) {
      counted.idsSeen++;
      const { scope } = field.identity;
      // 0 names nobody.
      if (id !== 0 && !visible.ids[scope].includes(id) && !made(scope, id))
        return [`${nameOf(operation)}: ${path} names ${scope} ${id}, which the login does not see`];
    }
    const isInt = field.type.kind === 'simple' && field.type.name === 'int';
    const known = isInt ? hidden.allIds.has(id) : hidden.texts.has(text);
    return known ? [`${nameOf(operation)}: ${path} shows '${text}' of a hidden record`] : [];
  });
}

/** Ids of contracts, addresses, departments ... of those the login does not see: a few of every kind there is. */
function recordIdsAmong({ hidden }: ArchetypeWorld): number[] {
  const ids = [...hidden.allIds].sort((a, b) => a - b);
  return [0, 0.1, 0.5, 0.9].flatMap((part) => ids[Math.floor(part * ids.length)] ?? []);
}

function hiddenOf(scope: Scope): SituationName {
  return `${scope}-hidden`;
}

function nameOf({ service, name }: Operation): string {
  return `${service.name} ${service.version} ${name}`;
}

function show({ scope, id }: Change): string {
  return `${scope} ${id}`;
}

function atPlace(problem: string, path: string, { why, id }: ForeignId): string {
  return `${problem} (${path} = ${id}, ${why})`;
}
