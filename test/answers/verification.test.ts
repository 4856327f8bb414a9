import { describe, expect, it } from 'vitest';
import { CallsNotAsExpected } from '../../index.ts';
import { useOffices } from '../behaviour/office.ts';
import { settledText } from '../journal/support/settled-text.ts';
import { DOORS } from '../support/doors.ts';

describe.each(DOORS)('whether every rule answered a call, asked for %s', (door) => {
  const openOffice = useOffices(door);

  it('is told of those that did not, with the nearest calls', async () => {
    const { env, master } = await openOffice();
    const get = (id: number) => master.call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`);
    await env.answer('Debtor_Get', { result: null }, { with: { DebtorId: 1002 } });
    await env.answer('Debtor_Get', { fault: 1003 }, { when: { call: 3 } });
    await env.answer('Debtor_Insert', { fault: 1003 }, { optional: true });
    await env.answer('Debtor_Get', { change: { set: 'Name', to: 'x' } }, { times: 1, login: 'master' });
    await get(1001);
    await get(1003);
    const verdict = await env.verifyAnswers();
    expect(verdict).toMatchObject({ holds: false, rules: [1, 2] });
    expect(await settledText(env, verdict.message)).toMatchInlineSnapshot(`
      "Rule 1 answered no call: Every call of Debtor_Get with {DebtorId: 1002} is answered with a chosen result.
      DebtorService.Debtor_Get with {DebtorId: 1002}: expected at least once, was called never.

      The nearest of 2 other calls:

        call 2, 09:00:00, master@office.example, answered
          argument   expected   sent
        ≠ DebtorId   1002       1003

        call 1, 09:00:00, master@office.example, answered
          argument   expected   sent
        ≠ DebtorId   1002       1001

      Rule 2 answered no call: Call 3 of Debtor_Get is answered with fault 1003: Unauthorized access.
      It concerned 2 calls, at which it was not its turn, or another rule's."
    `);
    await expect(env.expectAnswersApplied()).rejects.toThrow(CallsNotAsExpected);
    // The newest rule whose turn it is goes first.
    await get(1002);
    expect((await env.verifyAnswers()).rules).toEqual([1]);
    await get(1002);
    await env.expectAnswersApplied();
  });

  it('is told of a change that found nothing to change, whose turn comes again', async () => {
    const { env, master } = await openOffice();
    const list = () => master.call('DebtorService', 'List_GetAll');
    await env.answer(
      'DebtorService.List_GetAll',
      { change: [{ set: '[Id=77].Name', to: 'x' }, { nil: '[9999]' }] },
      { times: 1 },
    );
    await list();
    expect(await env.answers()).toMatchObject([{ calls: 1, applied: 0 }]);
    expect((await env.verifyAnswers()).message).toBe(
      'Rule 1 answered, and changed nothing: Every call of DebtorService.List_GetAll gets its answer with [Id=77].Name changed and [9999] nil, once.\n' +
        'It concerned 1 call.\nAt 1 of them nothing was at [Id=77].Name, [9999].',
    );
    await env.clearAnswers();
    // One of its places is enough.
    const { id } = await env.answer(
      'DebtorService.List_GetAll',
      {
        change: [
          { set: '[Id=77].Name', to: 'x' },
          { set: '[0].Name', to: 'y' },
        ],
      },
      { times: 1 },
    );
    expect(id).toBe(2);
    expect((await list()).all('Name')[0]).toBe('y');
    await env.expectAnswersApplied();
  });

  it('is told of a change of calls that were refused, which use up no turn', async () => {
    const { env, master } = await openOffice();
    const get = (id: number) => master.call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`);
    await env.answer('Debtor_Get', { change: { set: 'Name', to: 'x' } }, { times: 1 });
    expect((await get(42)).code).toBe(1003);
    expect(await env.answers()).toMatchObject([{ calls: 1, applied: 0 }]);
    expect((await env.verifyAnswers()).message).toContain(
      'It concerned 1 call.\nOf them 1 had no answer that could be changed.',
    );
    expect((await get(1001)).one('Name')).toBe('x');
    await env.expectAnswersApplied();
  });

  it('is told of a sequence that was not given to its end', async () => {
    const { env, master } = await openOffice();
    const list = () => master.call('DebtorService', 'List_GetAll');
    await env.answer('DebtorService.List_GetAll', { sequence: [{ result: [] }, { result: null }] });
    await list();
    const verdict = await env.verifyAnswers();
    expect(verdict).toMatchObject({ holds: false, rules: [1] });
    expect(verdict.message).toContain('Rule 1 gave 1 of its 2 answers: ');
    await list();
    await env.expectAnswersApplied();
  });

  it('does not look at calls that were made before the rule', async () => {
    const { env, master } = await openOffice();
    await master.call('DebtorService', 'List_GetAll');
    await env.answer('DebtorService.List_GetAll', { result: [] });
    expect((await env.verifyAnswers()).message).toContain(
      'DebtorService.List_GetAll: expected at least once, was called never.',
    );
  });

  it('holds where there is no rule', async () => {
    const { env } = await openOffice();
    expect(await env.verifyAnswers()).toEqual({
      holds: true,
      message: 'Every rule answered a call.',
      rules: [],
    });
  });
});
