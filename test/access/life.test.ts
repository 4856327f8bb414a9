import { beforeEach, describe, expect, it } from 'vitest';
import { deleteTag, tagDebtor } from '../../server/access/tags.ts';
import type { Header } from './support/envelope.ts';
import { expectLetIn, expectNotPossible, expectRefused } from './support/expect-answer.ts';
import { type Answer, Mock, operationOf } from './support/mock.ts';
import { COMPANY, DEBTOR, FILTER, HIDDEN_DEBTOR, Office, PASSWORD } from './support/office.ts';

const LIST_DEBTORS = operationOf('DebtorService', 'List_GetAll');
const GET_DEBTOR = operationOf('DebtorService', 'Debtor_Get');
const LIST_COMPANIES = operationOf('CompanyService', 'List_GetAll');
const COMPANY_ADDRESS = operationOf('CompanyService', 'Address_GetCurrent');

const DAY = 24 * 3600;

let mock: Mock;
let office: Office;
beforeEach(() => {
  mock = new Mock();
  office = new Office(mock.tenants);
});

const listDebtors = (header: Header) => mock.call(LIST_DEBTORS, header);
const listCompanies = (header: Header) => mock.call(LIST_COMPANIES, header);

/** The ids in the answer of a list. */
function idsIn({ body }: Answer): number[] {
  return [...body.matchAll(/<I[dD]>(\d+)<\/I[dD]>/g)].map(([, id]) => Number(id));
}

describe('the life of a login', () => {
  it('at master level: from the settings page to its end', () => {
    const { users, tenant } = office;
    const { id } = office.create(office.address('iris'));
    const header = () => office.headerOf({ id });
    expect(users.login(id)).toMatchObject({ state: 'created', level: 'master', apiAccount: false });
    expectRefused(listDebtors(header()), 'login-created');
    expect(users.outbox.all).toEqual([]);

    // Invited, and once more: only the newest link works.
    const first = users.invite(id);
    expect(first).toMatchObject({ to: office.address('iris'), loginId: id, usedAt: null });
    expectRefused(listDebtors(header()), 'login-invited');
    const second = users.invite(id);
    expect(users.outbox.all.map(({ code }) => code)).toEqual([first.code, second.code]);
    expectNotPossible(() => users.activate(first.code, PASSWORD, 'any'), {
      kind: 'conflict',
      field: 'link',
      because: /sent again/,
    });

    // Waited a day: the link is dead, a new mail brings a new one.
    tenant.environment.clock.advance(DAY);
    expectNotPossible(() => users.activate(second.code, PASSWORD, 'any'), {
      kind: 'conflict',
      field: 'link',
      because: /expired on 2026-11-17/,
    });
    expect(users.login(id).state).toBe('invited');
    const third = users.invite(id);
    tenant.environment.clock.advance(DAY - 60);
    expectNotPossible(() => users.activate(third.code, '', 'any'), {
      kind: 'invalid',
      field: 'password',
      because: /empty/,
    });
    users.activate(third.code, PASSWORD, 'any');
    expectNotPossible(() => users.activate(third.code, PASSWORD, 'any'), {
      kind: 'conflict',
      field: 'link',
      because: /already used/,
    });

    // Active, and yet without a token until it switches its API account on.
    expect(users.login(id)).toMatchObject({ state: 'active', tokens: [] });
    expectRefused(listDebtors(header()), 'api-account-off');
    users.switchApiAccount(id, true);
    expect(idsIn(listDebtors(header()))).toHaveLength(6);

    // Off and on again: the same token.
    const token = header();
    users.switchApiAccount(id, false);
    expectRefused(listDebtors(token), 'api-account-off');
    users.switchApiAccount(id, true);
    expect(header()).toEqual(token);
    expectLetIn(listDebtors(token));

    // Reset: the old one is dead at once.
    users.resetToken(id);
    expectRefused(listDebtors(token), 'token-reset');
    expectLetIn(listDebtors(header()));

    // A filter is in force at once, a tag on a debtor too.
    users.filter(id, { filterTags: FILTER });
    expect(idsIn(listDebtors(header()))).toEqual([1001, 1002]);
    expectRefused(mock.call(GET_DEBTOR, header(), { DebtorId: HIDDEN_DEBTOR }), 'debtor-hidden');
    tagDebtor(tenant.environment, HIDDEN_DEBTOR, FILTER);
    expectLetIn(mock.call(GET_DEBTOR, header(), { DebtorId: HIDDEN_DEBTOR }));
    tagDebtor(tenant.environment, DEBTOR, []);
    expect(idsIn(listDebtors(header()))).toEqual([1002, HIDDEN_DEBTOR]);
    users.filter(id, { filterTags: null });
    expect(idsIn(listDebtors(header()))).toHaveLength(6);

    // A call of its template switched off, and on again; dashlets have no influence.
    const template = users.templates.get(users.login(id).templateId);
    office.switchOff(users.login(id), GET_DEBTOR);
    expectRefused(mock.call(GET_DEBTOR, header(), { DebtorId: DEBTOR }), 'call-off');
    expectLetIn(listDebtors(header()));
    users.templates.change(template.id, { callsOff: new Set(), dashlets: [] });
    expectLetIn(mock.call(GET_DEBTOR, header(), { DebtorId: DEBTOR }));

    // Deactivated, active again with what it had, deleted.
    const last = header();
    users.deactivate(id);
    expectRefused(listDebtors(last), 'login-deactivated');
    users.reactivate(id);
    expect(header()).toEqual(last);
    expectLetIn(listDebtors(last));
    users.deleteLogin(id);
    expectRefused(listDebtors(last), 'login-deleted');
  });

  it('at debtor level: it sees nothing until it chooses companies of its debtor', () => {
    const { users } = office;
    const { id } = office.create(office.address('klant'), DEBTOR);
    const header = () => office.headerOf({ id });
    expect(users.login(id)).toMatchObject({ level: 'debtor', state: 'created', debtorId: DEBTOR });
    expectRefused(listDebtors(header()), 'login-created');
    const { code } = users.invite(id);
    expectRefused(listDebtors(header()), 'login-invited');
    expectNotPossible(() => users.switchApiAccount(id, true), {
      kind: 'conflict',
      field: 'state',
      because: /invited/,
    });
    users.activate(code, PASSWORD, 'any');
    expectRefused(listDebtors(header()), 'api-account-off');
    users.switchApiAccount(id, true);

    expect(idsIn(listDebtors(header()))).toEqual([]);
    expect(idsIn(listCompanies(header()))).toEqual([]);
    expectRefused(mock.call(GET_DEBTOR, header(), { DebtorId: DEBTOR }), 'debtor-hidden');
    expectRefused(mock.call(COMPANY_ADDRESS, header(), { CompanyId: COMPANY }), 'company-hidden');

    users.filter(id, { companies: 'all' });
    expect(idsIn(listDebtors(header()))).toEqual([DEBTOR]);
    expect(idsIn(listCompanies(header()))).toEqual([COMPANY, COMPANY + 1, COMPANY + 2]);
    expectRefused(mock.call(GET_DEBTOR, header(), { DebtorId: DEBTOR + 1 }), 'debtor-hidden');
    expectRefused(mock.call(COMPANY_ADDRESS, header(), { CompanyId: COMPANY + 3 }), 'company-hidden');

    users.filter(id, { companies: [COMPANY] });
    expect(idsIn(listCompanies(header()))).toEqual([COMPANY]);
    expectLetIn(mock.call(GET_DEBTOR, header(), { DebtorId: DEBTOR }));
    expectRefused(mock.call(COMPANY_ADDRESS, header(), { CompanyId: COMPANY + 1 }), 'company-hidden');
    users.filter(id, { companies: [] });
    expect(idsIn(listCompanies(header()))).toEqual([]);
    users.filter(id, { companies: 'all' });
    expect(idsIn(listCompanies(header()))).toHaveLength(3);

    const old = header();
    users.resetToken(id);
    expectRefused(listDebtors(old), 'token-reset');
    users.deactivate(id);
    expectRefused(listDebtors(header()), 'login-deactivated');
    users.reactivate(id);
    expectLetIn(listDebtors(header()));
    users.deleteLogin(id);
    expectRefused(listDebtors(header()), 'login-deleted');
  });

  it('a deleted address is free for another login, and the old token stays dead', () => {
    const { users } = office;
    const former = office.hire();
    const old = office.headerOf(former);
    users.deleteLogin(former.id);
    const { id } = office.hire(former.username.toUpperCase());
    expectRefused(listDebtors(old), 'login-deleted');
    expectLetIn(listDebtors(office.headerOf({ id })));
  });
});

describe('what the administration refuses', () => {
  it('a token for a login whose template has no API Token tab', () => {
    const { users } = office;
    const { id } = users.addLogin({
      username: office.address('kantoor'),
      templateId: office.template('withoutToken').id,
    });
    users.activate(users.invite(id).code, PASSWORD, 'any');
    for (const act of [() => users.switchApiAccount(id, true), () => users.resetToken(id)])
      expectNotPossible(act, { kind: 'conflict', field: 'template', because: /no API Token tab/ });
    users.giveTemplate(id, office.template('full').id);
    expectNotPossible(() => users.resetToken(id), { kind: 'conflict', field: 'token', because: /no token/ });
    users.switchApiAccount(id, true);
    expectLetIn(listDebtors(office.headerOf({ id })));
  });

  it('a client template at master level, and a master template at a debtor', () => {
    const { users } = office;
    const [client, full] = [office.template('client').id, office.template('full').id];
    const username = office.address('iemand');
    expectNotPossible(() => users.addLogin({ username, templateId: client }), {
      kind: 'invalid',
      field: 'debtorId',
      because: /lives under a debtor/,
    });
    expectNotPossible(() => users.addLogin({ username, templateId: full, debtorId: DEBTOR }), {
      kind: 'invalid',
      field: 'debtorId',
      because: /belongs to no debtor/,
    });
    const [master, debtor] = [office.hire(), office.hire(office.address('klant'), DEBTOR)];
    for (const [login, templateId] of [
      [master, client],
      [debtor, full],
    ] as const)
      expectNotPossible(() => users.giveTemplate(login.id, templateId), {
        kind: 'invalid',
        field: 'template',
        because: new RegExp(`at ${login.level} level`),
      });
  });

  it('tags, debtors, companies, templates, links and logins that are not there', () => {
    const { users } = office;
    const [master, debtor] = [office.hire(), office.hire(office.address('klant'), DEBTOR)];
    const refused: readonly (readonly [() => unknown, 'unknown' | 'invalid', string])[] = [
      [() => users.filter(master.id, { filterTags: [3, 99] }), 'unknown', 'tag'],
      [() => users.filter(master.id, { companies: [COMPANY] }), 'invalid', 'companies'],
      [() => users.filter(debtor.id, { filterTags: FILTER }), 'invalid', 'tags'],
      [() => users.filter(debtor.id, { companies: [COMPANY + 3] }), 'invalid', 'companies'],
      [() => office.create(office.address('ander'), 99), 'unknown', 'debtor'],
      [() => office.create('geen adres'), 'invalid', 'username'],
      [() => users.giveTemplate(master.id, 99), 'unknown', 'template'],
      [() => users.activate('nooit-verstuurd', PASSWORD, 'any'), 'unknown', 'code'],
      [() => users.deactivate(99), 'unknown', 'login'],
      [() => tagDebtor(office.tenant.environment, 99, []), 'unknown', 'debtor'],
      [() => tagDebtor(office.tenant.environment, DEBTOR, [99]), 'unknown', 'tag'],
      [() => deleteTag(office.tenant, 99), 'unknown', 'tag'],
    ];
    const before = [users.login(master.id), users.login(debtor.id), users.logins.length];
    for (const [act, kind, field] of refused) expectNotPossible(act, { kind, field, because: /\w/ });
    expect([users.login(master.id), users.login(debtor.id), users.logins.length]).toEqual(before);
  });

  it('a username that is taken, whatever its case', () => {
    const login = office.hire();
    expectNotPossible(() => office.create(login.username.toUpperCase()), {
      kind: 'conflict',
      field: 'username',
      because: /already a login/,
    });
  });

  it('steps out of their turn', () => {
    const { users } = office;
    const { id } = office.create(office.address('iris'));
    const conflict = (act: () => unknown, because: RegExp, field = 'state') =>
      expectNotPossible(act, { kind: 'conflict', field, because });
    conflict(() => users.deactivate(id), /created/);
    conflict(() => users.reactivate(id), /created/);
    conflict(() => users.switchApiAccount(id, true), /created/);
    users.activate(users.invite(id).code, PASSWORD, 'any');
    conflict(() => users.invite(id), /activated before/);
    conflict(() => users.reactivate(id), /active/);
    users.deactivate(id);
    conflict(() => users.invite(id), /activated before/);
    conflict(() => users.deactivate(id), /deactivated/);
    conflict(() => users.switchApiAccount(id, true), /deactivated/);
    users.deleteLogin(id);
    for (const act of [
      () => users.invite(id),
      () => users.reactivate(id),
      () => users.deleteLogin(id),
      () => users.giveTemplate(id, office.template('full').id),
      () => users.filter(id, { filterTags: null }),
    ])
      conflict(act, /deleted/);
  });

  it('an activation link of a login that was deleted meanwhile', () => {
    const { users } = office;
    const { id } = office.create(office.address('iris'));
    const { code } = users.invite(id);
    users.deleteLogin(id);
    expectNotPossible(() => users.activate(code, PASSWORD, 'any'), {
      kind: 'conflict',
      field: 'state',
      because: /deleted/,
    });
    expect(users.login(id).state).toBe('deleted');
  });

  it('deleting a template that logins have', () => {
    const { users } = office;
    const login = office.hire();
    expectNotPossible(() => users.deleteTemplate(login.templateId), {
      kind: 'conflict',
      field: 'template',
      because: new RegExp(login.username),
    });
    expectLetIn(listDebtors(office.headerOf(login)));
    users.deleteLogin(login.id);
    users.deleteTemplate(login.templateId);
    expect(users.templates.all.map(({ id }) => id)).not.toContain(login.templateId);
    // The credentials of the deleted login still get their answer.
    expectRefused(listDebtors(office.headerOf(login)), 'login-deleted');
  });
});

describe('deleting a tag narrows filters, and never widens one', () => {
  it('a login with another tag sees what that one shows, one with no other sees nothing', () => {
    const { users, tenant } = office;
    const both = office.hire(office.address('beide'));
    const only = office.hire(office.address('enkel'));
    users.filter(both.id, { filterTags: [3, 4] });
    users.filter(only.id, { filterTags: [3] });
    expect(idsIn(listDebtors(office.headerOf(both)))).toEqual([1001, 1002, 1003, 1004, 1006]);

    const { debtors, logins } = deleteTag(tenant, 3);
    expect(debtors.map(({ id }) => id)).toEqual([1001, 1002]);
    expect(logins.map(({ id }) => id).sort()).toEqual([both.id, only.id].sort());
    expect(idsIn(listDebtors(office.headerOf(both)))).toEqual([1003, 1004, 1006]);
    expect(idsIn(listDebtors(office.headerOf(only)))).toEqual([]);
    expect(users.login(only.id).filterTags).toEqual([]);
    expectRefused(mock.call(GET_DEBTOR, office.headerOf(only), { DebtorId: DEBTOR }), 'debtor-hidden');
  });
});
