import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { visibleJson } from '../../base/visible-json.ts';
import { visibleText } from '../../base/visible-text.ts';
import { callReport } from '../../cli/console.ts';
import { table } from '../../cli/table.ts';
import { caseText } from '../../harness/reports/console.ts';
import { REPORTS } from '../../harness/reports/reports.ts';
import { VIOLATION_REPORTS } from '../../harness/reports/violations.ts';
import type { CaseResult } from '../../harness/run/results.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { runHere } from '../cli/support/run-here.ts';
import { operationOf, soapRequest } from '../support/soap-client.ts';

/** Clears a screen, moves up, writes over, turns letters around, and gives commands to GitHub. */
const NASTY = 'x\u001b[2J\u009b1A\r\u202e\u2028\n::error::gone\n##[add-mask]x\n✓ all held';
const OBEYED = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]|^\s*::error::gone|##\[|^\s*✓ all held/mu;

const list = operationOf('DebtorService', 'List_GetAll');
const printed: string[] = [];
let nmbrs: Nmbrs;

beforeAll(async () => {
  nmbrs = await startNmbrs({ onCall: (call, envelopes) => printed.push(callReport(call, envelopes)) });
});
afterAll(() => nmbrs.close());

/** XML can hold no escape character, nor a reference to it. */
const IN_XML = NASTY.replace('\u001b', '');
const referenced = [...IN_XML].map((one) => `&#${one.codePointAt(0)};`).join('');

describe('what a client sends is obeyed by no terminal', () => {
  it('in the log, the journal and what is told of the contract', async () => {
    const [login = null] = nmbrs.logins;
    const env = await nmbrs.openEnvironment('demo');
    const body = soapRequest(list, `${IN_XML}<a b="${referenced}"/>`, login);
    await fetch(nmbrs.url + list.service.paths[0], {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${list.soapAction}"` },
      body,
    });
    expect(printed).toHaveLength(1);
    expect(printed.join('\n')).not.toMatch(OBEYED);
    const { message, violations } = await env.calls.verifyContract();
    expect(message).toContain('stands between elements');
    expect(message).not.toMatch(OBEYED);
    expect(VIOLATION_REPORTS.github(violations)).not.toMatch(OBEYED);
  });

  it('in a table', () => {
    expect(table([['Login'], [NASTY]])).not.toMatch(OBEYED);
  });
});

describe('what a target answers is obeyed by no terminal', () => {
  const place = { file: 'a.yaml', line: 1, column: 1 };
  const failed: CaseResult = {
    name: NASTY,
    about: null,
    startedAt: '2026-11-16T00:00:00Z',
    version: 'v3',
    place,
    durationMs: 1,
    outcome: 'failed',
    why: null,
    steps: [{ title: NASTY, place, failures: [{ message: NASTY, place, kind: 'answer' }], exchange: null }],
  };
  const skipped: CaseResult = { ...failed, outcome: 'skipped', why: NASTY, steps: [] };
  const cases = [failed, skipped];

  it('on the console', () => {
    expect(cases.map(caseText).join('\n')).not.toMatch(OBEYED);
  });

  it.each(['tap', 'junit', 'github'] as const)('in the report %s', (name) => {
    const report = REPORTS[name]({
      cases,
      target: 'mock',
      startedAt: '2026-11-16T00:00:00Z',
      durationMs: 1,
      ended: null,
    });
    expect(report).toContain('all held');
    expect(report).not.toMatch(OBEYED);
  });

  it('the report tap holds YAML, and in it what was answered', () => {
    const report = REPORTS.tap({
      cases,
      target: 'mock',
      startedAt: '2026-11-16T00:00:00Z',
      durationMs: 1,
      ended: null,
    });
    const [, yaml = ''] = /\n {2}---\n([\s\S]*?)\n {2}\.\.\.\n/.exec(report) ?? [];
    expect(parse(yaml)).toEqual({ failures: [{ message: NASTY, at: 'a.yaml:1:1' }] });
  });

  it('a value for programs is JSON, and comes back', () => {
    const values = [NASTY, `${NASTY}\\\t\u007f\u0085\u2066`, { [NASTY]: [NASTY, null, 1] }];
    for (const value of values)
      for (const indent of [0, 2]) {
        const json = visibleJson(value, indent);
        expect(JSON.parse(json)).toEqual(value);
        expect(json).not.toMatch(OBEYED);
        // What is printed as a text afterwards stays as it is.
        expect(visibleText(json)).toBe(json);
      }
  });
});

describe('what a command prints for programs', () => {
  it('is JSON, whatever was written into it', async () => {
    const env = await nmbrs.environment();
    const invited = await env.addLogin({ username: 'x@example.nl', template: 'Volledig' });
    await invited.invite();
    await invited.activate(NASTY);
    const { code, stdout } = await runHere(['logins', '--json', '--url', nmbrs.url]);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(OBEYED);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ password: NASTY }));
  });
});
