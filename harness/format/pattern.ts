import type { Place } from '../../base/document/document-node.ts';
import { DocumentMistake } from '../../base/document/mistakes.ts';
import { checkEmbedded, embed, type KnownNames, type Values } from './references.ts';

/** A regular expression in which `${name}` stands for a value, to the letter. */
export interface Pattern {
  readonly source: string;
}

/** @throws DocumentMistake for what is no regular expression, and for a name that nothing before gave a value. */
export function compilePattern(source: string, names: KnownNames, place: Place): Pattern {
  checkEmbedded(source, names, place);
  try {
    patternWith({ source }, new Map());
  } catch (error) {
    throw new DocumentMistake(
      `This is no regular expression: ${(error as Error).message}.`,
      'Put a backslash before a sign that stands for itself.',
      place,
    );
  }
  return { source };
}

/** The regular expression, with the values in it. */
export function patternWith({ source }: Pattern, values: Values): RegExp {
  return new RegExp(
    embed(source, (name) => `(?:${escaped(values.get(name) ?? '')})`),
    'u',
  );
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
