/** Letters that are no plain one with a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Đ: 'D',
  đ: 'd',
  Ł: 'L',
  ł: 'l',
  ı: 'i',
  Ĳ: 'IJ',
  ĳ: 'ij',
  '&': '+',
  '’': "'",
};

/** The text in the characters that all banks of Europe take: letters without marks, and a point for what has no like. */
export function sepaText(text: string, maxLength: number): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/./gu, (character) => PLAIN_LETTERS[character] ?? character)
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/gu, '.');
  return plain.slice(0, maxLength).trim();
}
