import { escapeOf, OBEYED } from '../../base/visible-text.ts';

/**
 * A sentence of the mock that holds what others wrote, such as the name of a login. What would turn the rest of it around is
 * shown in it instead, as in a terminal.
 */
export function Sentence({ text }: { readonly text: string }) {
  return <bdi>{text.replaceAll(OBEYED, escapeOf)}</bdi>;
}
