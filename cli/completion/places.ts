import { quoted } from '../../base/shell-quoted.ts';
import { type CompletionNode, type CompletionValue, everyNode, spellingsOf } from './tree.ts';

/** Where a value is typed, as patterns of the `case` of a shell, and what it may be there. */
export interface ValuePlace {
  readonly patterns: readonly string[];
  readonly value: CompletionValue;
}

/** After each option that takes a value: `'/cases --target'`. */
export function optionPlaces(nodes: readonly CompletionNode[]): ValuePlace[] {
  return nodes.flatMap(({ path, options }) =>
    options.flatMap((option) => {
      const patterns = spellingsOf(option).map((spelling) => quoted(`${path} ${spelling}`));
      return option.value === null ? [] : [{ patterns, value: option.value }];
    }),
  );
}

/** At each argument, by how many stand before it: `'/wsdl 1'`. */
export function argumentPlaces(nodes: readonly CompletionNode[]): ValuePlace[] {
  return nodes.flatMap(({ path, arguments: all }) =>
    all.map(({ isVariadic, ...value }, at) => ({
      patterns: [isVariadic ? `${quoted(`${path} `)}*` : quoted(`${path} ${at}`)],
      value,
    })),
  );
}

/** The loop that walks the words before the cursor, in the language that bash and zsh share. */
export function walk(program: CompletionNode, words: string): string {
  const nodes = everyNode(program);
  const takers = optionPlaces(nodes).flatMap(({ patterns }) => patterns);
  const below = nodes.slice(1).map(({ path }) => path);
  return `  for word in ${words}; do
    case "$here $last" in (${takers.join('|')}) last=''; continue ;; esac
    last="$word"
    case "$here/$word" in
      (${below.join('|')}) here="$here/$word" at=0 ;;
      (*/-*) ;;
      (*) at=$((at + 1)) ;;
    esac
  done`;
}
