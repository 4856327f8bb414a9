/**
 * The charsets of a request, by the name under which they are decoded here, and every name that .NET's own table of
 * encodings has for them (fact: wire-charset-names). It has tables for some 140 code pages; those that a Western or
 * Central European client may send stand here, and any other counts as unknown (mark: wire-charset-others).
 */
const NAMES = {
  'us-ascii':
    'us-ascii ansi_x3.4-1968 ansi_x3.4-1986 ascii cp367 csascii ibm367 iso-ir-6 iso646-us iso_646.irv:1991 us',
  'utf-8': 'utf-8 unicode-1-1-utf-8 unicode-2-0-utf-8 x-unicode-1-1-utf-8 x-unicode-2-0-utf-8',
  'utf-7':
    'utf-7 csunicode11utf7 unicode-1-1-utf-7 unicode-2-0-utf-7 x-unicode-1-1-utf-7 x-unicode-2-0-utf-7',
  'utf-16le': 'utf-16 utf-16le ucs-2 iso-10646-ucs-2 unicode',
  'utf-16be': 'utf-16be unicodefffe',
  'utf-32le': 'utf-32 utf-32le',
  'utf-32be': 'utf-32be',
  'iso-8859-1':
    'iso-8859-1 cp819 csisolatin1 ibm819 iso-ir-100 iso8859-1 iso_8859-1 iso_8859-1:1987 l1 latin1',
  'iso-8859-2': 'iso-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso_8859-2 iso_8859-2:1987 l2 latin2',
  'iso-8859-3': 'iso-8859-3 csisolatin3 iso-ir-109 iso_8859-3 iso_8859-3:1988 l3 latin3',
  'iso-8859-4': 'iso-8859-4 csisolatin4 iso-ir-110 iso_8859-4 iso_8859-4:1988 l4 latin4',
  'iso-8859-5': 'iso-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso_8859-5 iso_8859-5:1988',
  'iso-8859-7':
    'iso-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso_8859-7 iso_8859-7:1987',
  'iso-8859-9': 'iso-8859-9 csisolatin5 iso-ir-148 iso_8859-9 iso_8859-9:1989 l5 latin5',
  'iso-8859-13': 'iso-8859-13',
  'iso-8859-15': 'iso-8859-15 csisolatin9 iso_8859-15 l9 latin9',
  'windows-1250': 'windows-1250 x-cp1250',
  'windows-1251': 'windows-1251 x-cp1251',
  'windows-1252': 'windows-1252 x-ansi',
  'windows-1253': 'windows-1253',
  'windows-1254': 'windows-1254',
  'windows-1257': 'windows-1257',
  cp437: 'ibm437 437 cp437 cspc8codepage437',
  cp850: 'ibm850 cp850',
  cp852: 'ibm852 cp852',
  cp858: 'ibm00858 ccsid00858 cp00858 cp858 pc-multilingual-850+euro',
  macintosh: 'macintosh',
} as const;

export type Charset = keyof typeof NAMES;

const BY_NAME: ReadonlyMap<string, Charset> = new Map(
  Object.entries(NAMES).flatMap(([charset, names]) =>
    names.split(' ').map((name) => [name, charset as Charset] as const),
  ),
);

/** The charset that .NET knows by a name, in any case; null for one that it does not know, such as `utf8`. */
export function charsetNamed(name: string): Charset | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}
