import { describe, expect, it } from 'vitest';
import { inTurns, type Steps } from '../../base/turns.ts';
import type { Draft } from '../../server/access/state.ts';
import { Mock } from './support/mock.ts';

/** What is told of an environment: of everything that a call can change, something. */
function shownOf({ environment, users, settings }: Pick<Draft, 'environment' | 'users' | 'settings'>) {
  const { clock, debtors, tags, ledger } = environment;
  return {
    debtors: [...debtors.all()].map(({ id, name }) => ({ id, name })),
    tags: [...tags.ids()],
    now: clock.now,
    ledger,
    logins: users.logins,
    templates: users.templates.all.map(({ name }) => name),
    mails: users.outbox.all,
    settings,
  };
}

/** Changes something of everything, with a step in between. */
function* everything(draft: Draft): Steps<void> {
  const { environment, users } = draft;
  const [debtor] = environment.debtors.all();
  const [tag] = environment.tags.ids();
  const master = users.logins.find(({ level }) => level === 'master');
  if (!debtor || tag === undefined || !master) throw new Error('The world has too little.');
  environment.debtors.put({ ...debtor, name: 'changed' });
  environment.tags.delete(tag);
  environment.clock.advance(3600);
  yield;
  environment.idOfNewRecord();
  const { id: _, ...template } = users.templates.get(master.templateId);
  users.templates.add({ ...template, name: 'added' });
  const added = users.addLogin({
    username: 'nieuw@demo.example',
    templateId: master.templateId,
    debtorId: null,
  });
  users.invite(added.id);
  draft.settings = { ...draft.settings, freeTrial: true };
}

function begun() {
  const mock = new Mock();
  const tenant = mock.tenants.default;
  tenant.environment.clock.freeze();
  return { mock, tenant, before: shownOf(tenant) };
}

describe('what writes to an environment', () => {
  it('is written as a whole, and what it read is as it wrote it', async () => {
    const { tenant, before } = begun();
    let within: unknown;
    await inTurns(
      tenant.write(function* (draft) {
        yield* everything(draft);
        within = shownOf(draft);
        expect(shownOf(tenant)).toEqual(before);
      }),
    );
    const after = shownOf(tenant);
    expect(after).toEqual(within);
    for (const part of Object.keys(before) as (keyof typeof before)[])
      expect(after[part], part).not.toEqual(before[part]);
  });

  it('leaves nothing behind when it fails, however late', async () => {
    const { tenant, before } = begun();
    const failing = tenant.write(function* (draft) {
      yield* everything(draft);
      throw new Error('in the end');
    });
    await expect(inTurns(failing)).rejects.toThrow('in the end');
    expect(shownOf(tenant)).toEqual(before);
    await inTurns(tenant.write(everything));
    expect(shownOf(tenant).logins).toHaveLength(before.logins.length + 1);
  });

  it('waits for its turn, and finds what was written before it', async () => {
    const { tenant } = begun();
    const seen: string[] = [];
    const naming = (name: string) =>
      inTurns(
        tenant.write(function* ({ environment }) {
          const [debtor] = environment.debtors.all();
          if (!debtor) throw new Error('The world has no debtor.');
          seen.push(debtor.name);
          for (let step = 0; step < 3; step++) yield;
          environment.debtors.put({ ...debtor, name });
        }),
        { stretch: 0 },
      );
    await Promise.all([naming('one'), naming('two'), naming('three')]);
    expect(seen.slice(1)).toEqual(['one', 'two']);
  });

  it('tells of its logins once it is written', async () => {
    const { mock, tenant } = begun();
    const write = tenant.write(function* (draft) {
      yield* everything(draft);
      expect(mock.tenants.loginsNamed('nieuw@demo.example')).toEqual([]);
    });
    await inTurns(write);
    expect(mock.tenants.loginsNamed('Nieuw@demo.example')).toHaveLength(1);
  });
});
