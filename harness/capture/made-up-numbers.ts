import { isBsn } from '../../fixtures/dutch/bsn.ts';
import { completeElevenTest } from '../../fixtures/dutch/eleven-test.ts';
import { isIban } from '../../fixtures/dutch/iban.ts';
import { isPostcode } from '../../fixtures/dutch/place.ts';
import { type CaptureKey, KeyedDraw } from './keyed-draw.ts';

const ACCOUNT_WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
const ACCOUNT_LENGTH = 10;

const MS_PER_DAY = 86_400_000;

/** By how many days a birthday is brought forward, so that ages stay about what they are and nobody is born tomorrow. */
const LEAST_SHIFT = 10;
const GREATEST_SHIFT = 190;

/** Days before and after these years stand for no day. */
const FIRST_YEAR = 1901;
const LAST_YEAR = 2900;

/** Numbers of the same form, valid where there is a test, in the place of those that name somebody. */
export class MadeUpNumbers {
  readonly #key: CaptureKey;

  constructor(key: CaptureKey) {
    this.#key = key;
  }

  /** As many digits; the first is no zero unless it was one. */
  digits(digits: string): string {
    if (/^0*$/.test(digits)) return digits;
    const draw = this.#draw('digits', digits);
    return another(digits, () =>
      digits.replace(/\d/g, (digit, at: number) =>
        at === 0 ? (digit === '0' ? '0' : String(1 + draw.below(9))) : String(draw.digit()),
      ),
    );
  }

  /** A BSN that begins with 9, as those of no living person do. @param bsn nine digits. */
  citizenNumber(bsn: string): string {
    const draw = this.#draw('citizen number', bsn);
    for (;;) {
      let start = '9';
      while (start.length < 8) start += draw.digit();
      const made = [...'0123456789'].map((last) => start + last).find(isBsn);
      if (made !== undefined && made !== bsn) return made;
    }
  }

  /** An IBAN of the same bank. @param iban a valid one, without spaces. */
  iban(iban: string): string {
    const country = iban.slice(0, 2);
    const bank = /^[A-Z]*/.exec(iban.slice(4))?.[0] ?? '';
    const account = iban.slice(4 + bank.length);
    const rest =
      country === 'NL' && /^\d{10}$/.test(account) ? this.account(account) : this.#charactersFor(account);
    for (let check = 2; ; check++) {
      const made = `${country}${String(check).padStart(2, '0')}${bank}${rest}`;
      if (isIban(made)) return made;
    }
  }

  /** The number of an account as it stands in the IBAN too; a number of up to ten digits. */
  account(digits: string): string {
    const whole = digits.padStart(ACCOUNT_LENGTH, '0');
    if (/^0*$/.test(whole)) return digits;
    const zeros = Math.min(/^0*/.exec(whole)?.[0].length ?? 0, ACCOUNT_LENGTH - 3);
    const draw = this.#draw('account', whole);
    const made = another(whole, () => {
      let start = '0'.repeat(zeros) + String(1 + draw.below(9));
      while (start.length < ACCOUNT_LENGTH - 2) start += draw.digit();
      return completeElevenTest(start, ACCOUNT_WEIGHTS);
    });
    return made.slice(-digits.length);
  }

  /** In the same writing, with the country, and 06 where it is a mobile one. */
  phone(phone: string): string {
    const [, country = ''] = /^((?:\+|00)\d\d)/.exec(phone) ?? [];
    const rest = phone.slice(country.length);
    const national = rest.replace(/\D/g, '').replace(/^0/, '');
    const draw = this.#draw('phone', national);
    const made = another(national, () =>
      national.replace(/\d/g, (digit, at: number) => {
        if (at > 0) return String(draw.digit());
        return digit === '6' ? '6' : String(1 + draw.below(5));
      }),
    );
    let at = rest.replace(/\D/g, '').length - national.length;
    const digits = '0'.repeat(at) + made;
    at = 0;
    return country + rest.replace(/\d/g, () => digits.charAt(at++));
  }

  /** A Dutch one, with a space where it has one. */
  postcode(postcode: string): string {
    const compact = postcode.replace(/\s/g, '').toUpperCase();
    const draw = this.#draw('postcode', compact);
    for (;;) {
      const digits = String(1000 + draw.below(9000));
      const letters = draw.oneOf(POSTCODE_LETTERS) + draw.oneOf(POSTCODE_LETTERS);
      if (!isPostcode(`${digits} ${letters}`) || digits + letters === compact) continue;
      return digits + postcode.slice(4, -2) + letters;
    }
  }

  /**
   * A day some weeks or months earlier; one that stands for no day, such as the first of the calendar, stays.
   * @param day as 1985-03-12.
   */
  day(day: string): string {
    const year = Number(day.slice(0, 4));
    const time = Date.parse(`${day}T00:00:00Z`);
    if (year < FIRST_YEAR || year > LAST_YEAR || Number.isNaN(time)) return day;
    const shift = LEAST_SHIFT + this.#draw('day', day).below(GREATEST_SHIFT - LEAST_SHIFT + 1);
    return new Date(time - shift * MS_PER_DAY).toISOString().slice(0, 10);
  }

  guid(guid: string): string {
    const draw = this.#draw('guid', guid.toLowerCase());
    return guid.replace(/[\da-f]/gi, (digit) => {
      const made = draw.oneOf('0123456789abcdef');
      return /[A-F]/.test(digit) ? made.toUpperCase() : made;
    });
  }

  #charactersFor(text: string): string {
    const draw = this.#draw('characters', text);
    return another(text, () =>
      text.replace(/\d|[A-Z]/g, (one) => (/\d/.test(one) ? String(draw.digit()) : draw.oneOf(CAPITALS))),
    );
  }

  #draw(purpose: string, value: string): KeyedDraw {
    return new KeyedDraw(this.#key, purpose, value);
  }
}

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The post office uses no F, I, O, Q, U or Y. */
const POSTCODE_LETTERS = 'ABCDEGHJKLMNPRSTVWXZ';

/** What is made until it is another text than the one that it takes the place of. */
function another(original: string, make: () => string): string {
  for (let tries = 0; ; tries++) {
    const made = make();
    if (made !== original || tries > 100) return made;
  }
}
