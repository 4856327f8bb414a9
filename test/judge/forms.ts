import fc, { type Arbitrary } from 'fast-check';
import type { SimpleTypeName } from '../../contracts/interface/model.ts';

/** The texts in which values of a type are tried. */
interface Forms {
  /** Texts that every reader takes. */
  readonly plain: Arbitrary<string>;
  /** Texts at and beyond the border of what is taken: known corners, and small changes to them. */
  readonly doubtful: Arbitrary<string>;
}

const SPACES = [
  ' ',
  '  ',
  '\t',
  '\n',
  '\r',
  '\r\n',
  ' \n\t',
  '\u00a0',
  '\u0085',
  '\u2028',
  '\u3000',
  '\ufeff',
];

const digits = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength });

const dateText = fc
  .tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 86_399 }),
  )
  .map(([year, month, day, seconds]) => {
    const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return `${[pad(year, 4), pad(month), pad(day)].join('-')}T${clock.map((part) => pad(part)).join(':')}`;
  });

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

/** Years in which Mono's rules for Dutch time and those of Windows are the same (mark: wire-zone-windows). */
const zonedYear = fc.integer({ min: 1997, max: 2036 }).map(String);

const zone = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  fc.constantFrom('Z', 'z', '+00:00', '-00:00', '+01:00', '+02:00', '-05:30', '+14:00', '-14:00', '+13:59'),
  fc.constantFrom('+14:01', '+15:00', '+1:00', '+0100', '+01', '+24:00', '+01:60', ' Z', 'ZZ', '+99:00', '-'),
);

const fraction = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  digits(12).map((text) => `.${text}`),
  fc.constantFrom(
    '.',
    '.0',
    '.9999999',
    '.99999995',
    '.99999994',
    '.00000005',
    '.00000015',
    '.1234567890',
    ',5',
  ),
);

const time = fc.constantFrom(
  ...[
    '00:00:00',
    '09:30:00',
    '23:59:59',
    '24:00:00',
    '24:00:01',
    '23:59:60',
    '9:30:00',
    '09:30',
    '09',
    '25:00:00',
  ],
);

/** Every partial form of XML Schema's dates, and what is close to one. */
const partialDate = fc.oneof(
  zonedYear,
  fc.tuple(zonedYear, fc.constantFrom('01', '02', '12', '13', '00', '1')).map((parts) => parts.join('-')),
  fc
    .tuple(
      zonedYear,
      fc.constantFrom('01', '02', '04', '11'),
      fc.constantFrom('01', '29', '30', '31', '32', '00'),
    )
    .map((parts) => parts.join('-')),
  fc.constantFrom(
    ...[
      '--11-16',
      '--02-29',
      '--02-30',
      '--13-01',
      '--1-1',
      '---16',
      '---31',
      '---32',
      '---00',
      '---1',
      '--11',
      '--11--',
    ],
    ...[
      '--02--',
      '--13--',
      '--00',
      '--11-',
      '---',
      '--',
      '-',
      '-2024-01-01',
      '02024-01-01',
      '10000-01-01',
      '0000-01-01',
    ],
    ...[
      '2024-02-29',
      '2023-02-29',
      '1900-02-29',
      '2000-02-29',
      '9999-12-31',
      '0001-01-01',
      '20240301',
      '2024/03/01',
    ],
    ...['2024-W10-1', '2024-060', '24-03-01', '+2024-03-01', 'INF', '2024-03-01T', 'T09:30:00', '2024-3-1'],
  ),
);

const dateForm = fc
  .tuple(
    fc.oneof(
      {
        weight: 2,
        arbitrary: fc.tuple(partialDate, time, fraction).map(([date, at, part]) => `${date}T${at}${part}`),
      },
      { weight: 3, arbitrary: partialDate },
      { weight: 1, arbitrary: fc.tuple(time, fraction).map((parts) => parts.join('')) },
    ),
    zone,
  )
  .map((parts) => parts.join(''));

const guidForm = fc
  .tuple(fc.uuid(), fc.constantFrom('N', 'D', 'B', 'P', 'X', 'upper', 'cut', 'longer', 'moved'))
  .map(([guid, form]) => {
    const hex = guid.replaceAll('-', '');
    switch (form) {
      case 'N':
        return hex;
      case 'B':
        return `{${guid}}`;
      case 'P':
        return `(${guid})`;
      case 'X': {
        const bytes = hex.slice(16).replace(/../g, ',0x$&').slice(1);
        return `{0x${hex.slice(0, 8)},0x${hex.slice(8, 12)},0x${hex.slice(12, 16)},{${bytes}}}`;
      }
      case 'upper':
        return guid.toUpperCase();
      case 'cut':
        return guid.slice(0, -1);
      case 'longer':
        return `${guid}0`;
      case 'moved':
        return `${hex.slice(0, 7)}-${hex.slice(7)}---`.slice(0, 36);
      default:
        return guid;
    }
  });

const plainBase64 = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64'));

const base64Form = fc
  .tuple(
    plainBase64,
    fc.nat(60),
    fc.constantFrom('cut', 'lines', 'unpadded', 'behind', 'spaces', 'unused bits'),
  )
  .map(([text, at, form]) => {
    switch (form) {
      case 'cut':
        return text.slice(0, at);
      case 'lines':
        return text.replace(/.{4}/g, '$&\n');
      case 'unpadded':
        return text.replace(/=+$/, '');
      case 'behind':
        return `${text}${text.slice(0, at % 9)}`;
      case 'spaces':
        return text.replace(/[A-Z]/g, ' $& ');
      default:
        return text.replace(/.(=+)$/, '/$1');
    }
  });

/** Any character of the planes in use, with those at the borders of what XML allows often among them. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\t', '\n', '\r', '\r\n', ' ', '&', '<', '>', '"', "'", ']]>', '\u007f'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('é', 'ß', '€', '\u0085', '\u2028', '\u00a0', '😀', '𝒳', '\ud7ff', '\ue000'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\u0000',
      '\u0001',
      '\u000b',
      '\u001f',
      '\ufffd',
      '\ufffe',
      '\uffff',
      '\ufeff',
    ),
  },
);

/** A text of any characters; those that XML forbids come as character references. */
export const anyText: Arbitrary<string> = fc
  .array(character, { maxLength: 12 })
  .map((parts) => parts.join(''));

const plainText = fc
  .array(fc.constantFrom(...'abc é😀&<>"\n'), { maxLength: 12 })
  .map((parts) => parts.join(''));

function changed(texts: Arbitrary<string>, alphabet: string): Arbitrary<string> {
  const change = fc.constantFrom('insert', 'delete', 'replace', 'double', 'surround', 'surround');
  return fc
    .tuple(texts, change, fc.nat(60), fc.constantFrom(...alphabet), fc.constantFrom(...SPACES))
    .map(([text, kind, place, unit, space]) => {
      const at = text.length === 0 ? 0 : place % text.length;
      switch (kind) {
        case 'insert':
          return text.slice(0, at) + unit + text.slice(at);
        case 'delete':
          return text.slice(0, at) + text.slice(at + 1);
        case 'replace':
          return text.slice(0, at) + unit + text.slice(at + 1);
        case 'double':
          return text + text;
        default:
          return place % 2 === 0 ? space + text : text + space;
      }
    });
}

function doubtful(corners: Arbitrary<string>, alphabet: string): Arbitrary<string> {
  return fc.oneof(
    corners,
    corners,
    changed(corners, alphabet),
    changed(changed(corners, alphabet), alphabet),
  );
}

const plainInt = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map(String);
const plainDecimal = fc
  .tuple(fc.integer(), fc.constantFrom('', '.5', '.50', '.0', '.000'))
  .map((parts) => parts.join(''));

export const FORMS: Readonly<Record<SimpleTypeName, Forms>> = {
  int: {
    plain: plainInt,
    doubtful: doubtful(
      fc.oneof(
        plainInt,
        digits(14),
        fc.constantFrom(
          ...[
            '',
            ' ',
            '+5',
            '-0',
            '--5',
            '5-',
            '(5)',
            '5.0',
            '5.',
            '1e3',
            '0x10',
            '1,000',
            '$5',
            '٥',
            '5 5',
            'NaN',
            '+',
            '-',
          ],
          ...[
            '2147483647',
            '2147483648',
            '-2147483648',
            '-2147483649',
            '00000000002147483647',
            '99999999999999999999',
          ],
        ),
      ),
      '0159+-.,eE xX \u0000\u0660',
    ),
  },
  decimal: {
    plain: plainDecimal,
    doubtful: doubtful(
      fc.oneof(
        plainDecimal,
        fc.tuple(digits(32), digits(34)).map((parts) => parts.join('.')),
        fc.constantFrom(
          ...[
            '',
            '.',
            '.5',
            '5.',
            '+5.5',
            '-.5',
            '-0',
            '-0.00',
            '1e3',
            '1,000',
            '1.000,5',
            'INF',
            'NaN',
            '5 .5',
            '0x1',
            '$1',
          ],
          ...[
            '79228162514264337593543950335',
            '79228162514264337593543950336',
            '79228162514264337593543950335.4',
          ],
          ...[
            '79228162514264337593543950335.5',
            '0.0000000000000000000000000001',
            '0.00000000000000000000000000005',
          ],
          ...[
            '0.00000000000000000000000000015',
            '7.92281625142643375935439503355',
            '0.00000000000000000000000000000000',
          ],
        ),
      ),
      '0159+-.,eE \u0000\u0660',
    ),
  },
  boolean: {
    plain: fc.constantFrom('true', 'false', '1', '0'),
    doubtful: doubtful(
      fc.constantFrom(
        'true',
        'false',
        '1',
        '0',
        'True',
        'FALSE',
        'yes',
        '',
        ' ',
        '01',
        '-1',
        't',
        'true false',
      ),
      'trueTRUE01 \u0000',
    ),
  },
  dateTime: { plain: dateText, doubtful: doubtful(fc.oneof(dateForm, dateForm, dateText), '0129-:.TZz+ ') },
  guid: {
    plain: fc.uuid(),
    doubtful: doubtful(
      fc.oneof(
        guidForm,
        guidForm,
        fc.constantFrom('', ' ', '{}', '()', '0', '{0x1,0x2,0x3,{0,1,2,3,4,5,6,7}}'),
      ),
      '09afAFgG-{}(),xX+ ',
    ),
  },
  string: { plain: plainText, doubtful: anyText },
  anyType: { plain: plainText, doubtful: anyText },
  base64Binary: {
    plain: plainBase64,
    doubtful: doubtful(
      fc.oneof(
        base64Form,
        fc.constantFrom('', ' ', '=', '==', 'A', 'AA', 'AAA', 'AA=', 'A===', 'AA=A', 'AAA=A', 'AA==AA=='),
      ),
      'Aa09+/=-_ \n\u0000\u00e9',
    ),
  },
};

/** Spellings around the values of an enum. */
export function enumForms(values: readonly string[]): Forms {
  const plain = fc.constantFrom(...values);
  const corners = fc.oneof(
    plain,
    fc.constantFrom('', ' ', '0', '1'),
    plain.map((value) => value.toUpperCase()),
  );
  return { plain, doubtful: doubtful(corners, 'aA_ 01,') };
}
