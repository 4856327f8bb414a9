import { isUnicodeSpace, type NoteLoss, trimmed, ValueError } from './value.ts';

const LENGTH = 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).';
const DASHES = 'Dashes are in the wrong position for GUID parsing.';
const CHARACTERS = 'Guid string should only contain hexadecimal characters.';
const UNRECOGNIZED = 'Unrecognized Guid format.';
const NO_DIGITS = 'Could not find any recognizable digits.';
const JUNK = 'Additional non-parsable characters are at the end of the string.';
const COMMA =
  "Could not find a comma, or the length between the previous token and the comma was zero (i.e., '0x,'etc.).";
const BRACE =
  "Could not find a brace, or the length between the previous token and the brace was zero (i.e., '0x,'etc.).";
const BRACE_EXPECTED = 'Expected {0xdddddddd, etc}.';
const TOO_LARGE = 'Value was either too large or too small for a UInt32.';
const BYTE_TOO_LARGE = 'Value was either too large or too small for an unsigned byte.';
const END_BRACE = 'Could not find the ending brace.';
const MINUS = 'String cannot contain a minus sign if the base is not 10.';

/** Reads what .NET's Guid takes, in its five forms, with its sentences (mark: wire-guid-texts). @throws ValueError */
export function readGuid(text: string, note: NoteLoss): string {
  const bare = trimmed(text, note, isUnicodeSpace);
  if (bare === '') throw new ValueError(UNRECOGNIZED);
  if (bare.includes('-')) return guidOf(groupsOf(bare));
  if (bare.includes('{')) return guidOf(structOf(withoutSpace(bare)));
  if (bare.length !== 32) throw new ValueError(LENGTH);
  if (!/^[\da-f]*$/i.test(bare)) throw new ValueError(CHARACTERS);
  return guidOf([bare]);
}

function withoutSpace(text: string): string {
  return [...text].filter((unit) => !isUnicodeSpace(unit.charCodeAt(0))).join('');
}

/** @param parts hexadecimal digits, 32 in all. */
function guidOf(parts: readonly string[]): string {
  return parts
    .join('')
    .toLowerCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const ENDS: Readonly<Record<string, string>> = { '{': '}', '(': ')' };

/** The form with dashes, bare, in braces or in parentheses. */
function groupsOf(text: string): string[] {
  const end = ENDS[text.charAt(0)];
  if (end === undefined ? text.length !== 36 : text.length !== 38 || !text.endsWith(end))
    throw new ValueError(LENGTH);
  const body = end === undefined ? text : text.slice(1, -1);
  if (![8, 13, 18, 23].every((at) => body[at] === '-')) throw new ValueError(DASHES);
  const starts: readonly (readonly [at: number, length: number])[] = [
    [0, 8],
    [9, 4],
    [14, 4],
    [19, 4],
  ];
  const groups = starts.map(([at, length]) => group(body.slice(at), length, CHARACTERS));
  return [...groups, group(body.slice(24), 12, LENGTH)];
}

/** The digits of a group. .NET takes them for a number, so that a plus or an `0x` may stand for the first of them. */
function group(rest: string, length: number, mistake: string): string {
  const [, lead = '', digits = ''] = /^(\+?(?:0x)?)([\da-f]*)/i.exec(rest) ?? [];
  if (rest.startsWith('-')) throw new ValueError(`${UNRECOGNIZED} ---> ${MINUS}`);
  if (digits === '') throw new ValueError(NO_DIGITS);
  if (lead.length + digits.length !== length) throw new ValueError(mistake);
  return digits.padStart(length, '0');
}

/** The numbers of the hexadecimal form `{0x1,0x2,0x3,{0x4,0x5,0x6,0x7,0x8,0x9,0xa,0xb}}`, and how many digits each has. */
const NUMBERS = [8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2];
const FIRST_BYTE = 3;
/** What .NET expects where a number lacks its `0x`. */
const PREFIXES = ['{0xdddddddd, etc}', '{0xdddddddd, 0xdddd, etc}', '{0xdddddddd, 0xdddd, 0xdddd, etc}'];
const PREFIX_OF_BYTE = '{... { ... 0xdd, ...}}';

function structOf(text: string): string[] {
  if (text[0] !== '{') throw new ValueError(BRACE_EXPECTED);
  let at = 1;
  const numbers = NUMBERS.map((length, index) => {
    if (index === FIRST_BYTE) {
      if (text[at] !== '{') throw new ValueError(BRACE_EXPECTED);
      at++;
    }
    if (!/^0x/i.test(text.slice(at)))
      throw new ValueError(`Expected hex 0x in '${PREFIXES[index] ?? PREFIX_OF_BYTE}'.`);
    const isLast = index === NUMBERS.length - 1;
    const end = text.indexOf(isLast ? '}' : ',', at + 2);
    if (end <= at + 2) throw new ValueError(isLast ? BRACE : COMMA);
    const digits = number(text.slice(at + 2, end), index >= FIRST_BYTE);
    at = end + 1;
    return digits.slice(-length).padStart(length, '0');
  });
  if (text[at] !== '}') throw new ValueError(END_BRACE);
  if (at !== text.length - 1) throw new ValueError(JUNK);
  return numbers;
}

/** The digits of one number; what is too long for its place is cut, unless it is a byte. */
function number(text: string, isByte: boolean): string {
  if (text.startsWith('-')) throw new ValueError(`${UNRECOGNIZED} ---> ${MINUS}`);
  const [, digits = '', behind = ''] = /^\+?(?:0x)?([\da-f]*)(.*)$/is.exec(text) ?? [];
  if (digits === '') throw new ValueError(NO_DIGITS);
  if (behind !== '') throw new ValueError(JUNK);
  const bare = digits.replace(/^0+(?=.)/, '');
  if (bare.length > 8) throw new ValueError(TOO_LARGE);
  if (isByte && bare.length > 2) throw new ValueError(BYTE_TOO_LARGE);
  return bare;
}
