import type { SimpleTypeName } from '../../../contracts/interface/model.ts';
import { BareStatus } from '../faults.ts';
import { readDateTime } from './date-time.ts';
import { readGuid } from './guid.ts';
import { type NoteLoss, type ReadValue, trimmed, ValueError } from './value.ts';

export const SIMPLE_READERS: Record<SimpleTypeName, ReadValue> = {
  int: readInt,
  decimal: readDecimal,
  boolean: readBoolean,
  dateTime: readDateTime,
  guid: readGuid,
  string: (text) => text,
  anyType: (text) => text,
  base64Binary: readBase64,
};

/** What each of them reads, in words. */
export const SIMPLE_VALUES: Readonly<Record<SimpleTypeName, string>> = {
  int: 'a whole number from -2147483648 to 2147483647',
  decimal: 'a number such as 25.5',
  boolean: 'true or false',
  dateTime: 'a moment such as 2026-11-16T00:00:00',
  guid: 'a guid',
  string: 'a text',
  anyType: 'a value',
  base64Binary: 'bytes in base64',
};

/** An enum's value must be spelled to the letter: no trimming, no other case. */
export function enumReader(name: string, values: readonly string[]): ReadValue {
  const known = new Set(values);
  return (text) => {
    if (known.has(text)) return text;
    throw new ValueError(`Instance validation error: '${text}' is not a valid value for ${name}.`);
  };
}

function readInt(text: string, note: NoteLoss): number {
  const bare = trimmed(text, note);
  if (!/^[+-]?\d+$/.test(bare)) throw new ValueError(NOT_A_NUMBER);
  const value = Number(bare);
  if (value < -2147483648 || value > 2147483647)
    throw new ValueError('Value was either too large or too small for an Int32.');
  return value === 0 ? 0 : value;
}

const NOT_A_NUMBER = 'Input string was not in a correct format.';

/** The largest absolute value of .NET's decimal: 96 bits. */
const MAX_DECIMAL = 79228162514264337593543950335n;
const MAX_DIGITS = 29;
const MAX_SCALE = 28;
const TOO_LARGE = 'Value was either too large or too small for a Decimal.';

/** Keeps the scale; digits that 96 bits cannot hold are rounded away, half to even. */
function readDecimal(text: string, note: NoteLoss): string {
  const bare = trimmed(text, note);
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(bare);
  if (!match || (match[2] ?? '') + (match[3] ?? '') === '') throw new ValueError(NOT_A_NUMBER);
  const whole = (match[2] ?? '').replace(/^0+/, '');
  if (whole.length > MAX_DIGITS) throw new ValueError(TOO_LARGE);
  const fraction = decisive(match[3] ?? '');

  let scale = fraction.length;
  let units = BigInt(whole + fraction);
  if (scale > MAX_SCALE || units > MAX_DECIMAL) {
    const kept = withinDecimal(units, scale);
    if (!kept) throw new ValueError(TOO_LARGE);
    if (kept.rounded) note(`the fraction was rounded to ${kept.scale} digits`);
    ({ units, scale } = kept);
  }
  const digits = units.toString().padStart(scale + 1, '0');
  const sign = match[1] === '-' && units !== 0n ? '-' : '';
  const point = digits.length - scale;
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** As many digits of a fraction as can decide how it is rounded; a last one stands for all that were left out. */
function decisive(fraction: string): string {
  const most = MAX_SCALE + 2;
  if (fraction.length <= most) return fraction;
  return fraction.slice(0, most) + (/[1-9]/.test(fraction.slice(most)) ? '1' : '0');
}

/** The most digits of a fraction that 96 bits hold; null when even the whole part is too large. */
function withinDecimal(
  units: bigint,
  scale: number,
): { units: bigint; scale: number; rounded: boolean } | null {
  for (let kept = Math.min(scale, MAX_SCALE); kept >= 0; kept--) {
    const divisor = 10n ** BigInt(scale - kept);
    const rest = units % divisor;
    let quotient = units / divisor;
    if (rest * 2n > divisor || (rest * 2n === divisor && quotient % 2n === 1n)) quotient += 1n;
    if (quotient <= MAX_DECIMAL) return { units: quotient, scale: kept, rounded: rest !== 0n };
  }
  return null;
}

function readBoolean(text: string, note: NoteLoss): boolean {
  const bare = trimmed(text, note);
  if (bare === 'true' || bare === '1') return true;
  if (bare === 'false' || bare === '0') return false;
  throw new ValueError(`The string '${bare}' is not a valid Boolean value.`);
}

/** What .NET's decoder takes: it passes over white space, and behind the padding it takes nothing else. */
const BASE64 = /^[A-Za-z\d+/ \t\r\n]*(?:=+[ \t\r\n]*)?$/;

/**
 * .NET's XML reader decodes base64 itself, so broken base64 is an XML error: 400. Padding may be missing or too long, and
 * bits that fill no byte are dropped (fact: wire-base64).
 */
function readBase64(text: string): Uint8Array {
  if (!BASE64.test(text)) throw new BareStatus(400, 'not a valid Base64 text sequence');
  return Buffer.from(text, 'base64');
}
