import { describe, expect, it, test } from 'vitest';
import type { Finding } from '../../contracts/finding.ts';
import { Masking } from '../../server/journal/masking/masking.ts';

/** As many characters as the body of a small call may have: what takes the square of them takes minutes. */
const MIB = 1024 * 1024;

const filled = (start: string, part: string, end = '') =>
  start + part.repeat(Math.ceil(MIB / part.length)) + end;

describe('a message of any shape is masked', () => {
  it.each([
    ['AuthHeader over and over in one name', filled('<', 'AuthHeader', '<')],
    ['the same in an end tag', filled('<AuthHeader></', 'AuthHeader', '<')],
    ['a name that does not end', filled('<', 'a')],
    ['a name of prefixes alone', filled('<', 'Token:')],
    ['tags that do not end', filled('', '<Token')],
    ['attributes that do not end', filled('<a', ' Token="x Token=\'x')],
    ['attributes without a value', filled('<a', ' Token=')],
    ['blanks behind a name', filled('<a Token', ' ')],
    ['ends of sections', filled('<AuthHeader>', ']]>')],
    ['ends of elements in front of the end of a section', filled('<AuthHeader>', '/>', ']]>')],
    ['comments that do not end', filled('<AuthHeader>', '<!--')],
    ['sections that do not end', filled('<AuthHeader>', '<![CDATA[')],
    ['ends of what never began', filled('', '</AuthHeader></Token>')],
    ['many names of secrets', Array.from({ length: 50_000 }, (_, at) => `<x${at}Token/>`).join('')],
    ['blanks behind Basic', filled('Basic', ' ', '!')],
    ['escaped blanks behind Bearer', filled('Bearer', '%20', '%')],
    ['plus signs behind Basic', filled('Basic', '+', '!')],
    ['credentials of colons', `Basic ${Buffer.from(`${':'.repeat(MIB)}\u0080`).toString('base64')}`],
    ['escapes of each kind', filled('', '&amp;%26\\u0026')],
    ['ends of texts that were cut off', filled('', "'…")],
  ])('%s', (_, message) => {
    const secret = 'geheim-geheim';
    const masked = new Masking();
    masked.learn('a', secret);
    const { request, response } = masked.envelopes({
      request: `${message} <Token>${secret}</Token>`,
      response: `${message} ${secret}`,
    });
    expect(request).not.toContain(secret);
    expect(response).not.toContain(secret);
  });

  it.each([
    ['beside the elements, in a section', '<AuthHeader><a/><![CDATA[kx7q]]></AuthHeader>'],
    ['behind a section', '<AuthHeader><a><![CDATA[x]]></a>kx7q</AuthHeader>'],
    ['behind a comment', '<AuthHeader><!-- </AuthHeader> -->kx7q</AuthHeader>'],
    ['behind an instruction', '<AuthHeader><?x?>kx7q</AuthHeader>'],
    ['in a commented element', '<!-- <Token>kx7q</Token> -->'],
    ['in an element of an answer', '<GetToken2Result>kx7q</GetToken2Result>'],
    ['in an attribute within quotes', `<a b=" Token='kx7q'">`],
    ['in an element with a prefix', '<x:Token a="b">kx7q</x:Token>'],
  ])('a short secret %s', (_, message) => {
    const masked = new Masking().envelopes({ request: message, response: '' }).request;
    expect(masked).toContain('***');
    expect(masked).not.toContain('kx7q');
  });

  it('what stands in a section of an element is told', () => {
    const message = '<AuthHeader><Domain><![CDATA[a/>b]]></Domain><!-- c/>d --></AuthHeader>e';
    expect(new Masking().envelopes({ request: message, response: '' }).request).toBe(message);
  });
});

describe('a long message is masked in steps, between which others have their turn', () => {
  const steps = (work: Iterable<void>) => Array.from(work).length;

  it.each([
    ['elements', '<a>b</a>'],
    ['attributes', ' a="b"'],
    ['secrets by their names', '<Token>x</Token>'],
    ['secrets by their values', 'geheim-geheim '],
    ['credentials', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ== '],
    ['escapes', '&amp;%26\\u0026'],
    ['escaped secrets', 'geheim%2Dgeheim '],
    ['text', 'x'],
  ])('%s', (_, part) => {
    const masking = new Masking();
    masking.learn('a', 'geheim-geheim');
    const message = filled('', part);
    expect(steps(masking.envelopeSteps(message))).toBeGreaterThanOrEqual(15);
    expect(steps(masking.valueSteps({ message: [message] }))).toBeGreaterThanOrEqual(15);
  });

  it('also a row of escapes that are read together', () => {
    const masking = new Masking();
    masking.learn('a', 'gehéim-gehéim');
    const escaped = encodeURIComponent('gehéim-gehéim');
    for (const before of ['', '%61', '%C3%A9', '%61%C3%A9'])
      expect(masking.text(before.repeat(999) + escaped)).not.toContain(escaped);
    expect(steps(masking.textSteps(filled('', '%41')))).toBeGreaterThanOrEqual(15);
  });
});

describe('secrets of any number', () => {
  /** Of those that follow one another in a text. */
  const masks = (count: number) => Array.from({ length: count }, () => '***').join(' ');

  test('that begin alike', () => {
    const passwords = Array.from({ length: 200_000 }, (_, at) => `password${at}`);
    const masking = new Masking();
    for (const one of passwords) masking.learn('a', one);
    expect(masking.text(passwords.join(' '))).toBe(masks(passwords.length));
    expect(masking.text('password')).toBe('password');
    expect(masking.text('password1999999')).toBe('***9');
  });

  test('of which one begins as another does, in any order', () => {
    const masking = new Masking();
    for (const one of ['wachtwoord12', 'wachtwoord', 'wachtwoord1', 'wachtwoord123x', 'wachtwoordig'])
      masking.learn('a', one);
    const text = 'wachtwoor wachtwoord wachtwoord123 wachtwoord123x wachtwoordigs wachtwoord123…';
    expect(masking.text(text)).toBe('wachtwoor *** ***3 *** ***s ***…');
  });

  test('that are long', () => {
    const long = Array.from({ length: 70_000 }, (_, at) => at.toString(36)).join('-');
    const masking = new Masking();
    masking.learn('a', long);
    masking.learn('a', 'a'.repeat(MIB));
    expect(masking.text(`x${long}y`)).toBe('x***y');
    expect(masking.text(`x${'a'.repeat(MIB)}y`)).toBe('x***y');
  });

  test('of an owner that is gone, of which the newest are known a while longer', () => {
    const secrets = Array.from({ length: 200_000 }, (_, at) => `${at}-geheim-${at}`);
    const masking = new Masking();
    for (const one of secrets) masking.learn('gone', one);
    masking.learn('stays', 'gebleven-geheim');
    masking.release('gone');
    const [first = '', last = ''] = [secrets[0], secrets.at(-1)];
    expect(masking.text(`${first} ${last} gebleven-geheim`)).toBe(`${first} *** ***`);
  });
});

describe('a secret that was escaped twice', () => {
  it.each([
    ['abc&def%gh', 'abc&amp;amp;def%gh'],
    ['abc&def%gh', 'abc&#38;amp;def%gh'],
    ['abc&def%gh', 'abc%2526def%2525gh'],
    ['abc&def%gh', 'abc%26amp;def%25gh'],
    ['abc&def%gh', 'abc&amp;#38;def%gh'],
    ['abc"def"gh', 'abc\\\\\\"def\\\\\\"gh'],
  ])('%s as %s', (secret, text) => {
    const masking = new Masking();
    masking.learn('a', secret);
    expect(masking.text(`x ${text} y`)).toBe('x *** y');
  });
});

describe('what a finding tells of a value that stands where a secret belongs', () => {
  const finding = (
    kind: Finding['kind'],
    found: string,
    message: string,
    path = 'GetToken/Password',
    used = '',
  ): Finding => ({
    kind,
    path,
    line: 1,
    column: 1,
    found,
    expected: null,
    nearest: null,
    used,
    message,
  });

  it('is masked where it is quoted, however short it is', () => {
    const message = "Password was given as 'a', which is not a text; the request was refused unread.";
    expect(new Masking().finding(finding('unreadable', 'a', message))).toMatchObject({
      found: '***',
      message: message.replace("'a'", "'***'"),
    });
  });

  it('is masked where it stands beside elements', () => {
    const message = "The text 'e' stands between elements; it was ignored.";
    const path = 'AuthHeaderWithDomain';
    expect(new Masking().finding(finding('stray-text', 'e', message, path)).message).toBe(
      message.replace("'e'", "'***'"),
    );
  });

  it('is masked as it was read, too', () => {
    const message = "Password was given as 'a\\nb': a line end was lost; the service used 'a b'.";
    const masked = new Masking().finding(finding('changed-value', 'a\nb', message, undefined, "'a b'"));
    expect(masked).toMatchObject({
      found: '***',
      used: '***',
      message: "Password was given as '***': a line end was lost; the service used ***.",
    });
  });

  it('is masked where the message was cut off', () => {
    const found = 'ab'.repeat(990);
    const message = `Password was given as '${found.slice(0, 1_970)}…`;
    expect(new Masking().finding(finding('unreadable', found, message)).message).toBe(
      "Password was given as '***…",
    );
  });

  it('is masked in an attribute', () => {
    const message = 'The attribute Token of a is not declared; it was ignored.';
    expect(new Masking().finding(finding('unknown-attribute', 'Token="e"', message))).toMatchObject({
      found: 'Token="***"',
      message,
    });
  });
});
