import { quoted } from '../../../contracts/shell-quoted.ts';
import { type CompletionNode, everyNode, spellingsOf } from './tree.ts';

/** Completes like that of bash, and tells what commands and options are for. */
export function zshScript(program: CompletionNode): string {
  const nodes = everyNode(program);
  return `#compdef nmbrs-mock
# Completes nmbrs-mock in zsh: a file _nmbrs-mock in a folder of $fpath, or source <(nmbrs-mock completion zsh)
_nmbrs_mock() {
  local here='' word
  local -a offered
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$here/$word" in
      (${nodes
        .slice(1)
        .map(({ path }) => path)
        .join('|')}) here="$here/$word" ;;
    esac
  done
  case "$here \${words[CURRENT-1]}" in
${nodes.flatMap(values).join('\n')}
  esac
  case "$here" in
${nodes.map((node) => `    (${quoted(node.path)}) offered=(${offeredAt(node).map(quoted).join(' ')}) ;;`).join('\n')}
  esac
  _describe nmbrs-mock offered
  [[ "$PREFIX" == -* ]] || _files
}
if [[ "\${funcstack[1]}" == _nmbrs_mock ]]; then _nmbrs_mock "$@"; else compdef _nmbrs_mock nmbrs-mock; fi
`;
}

function values({ path, options }: CompletionNode): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map((option) => {
      const after = spellingsOf(option).map((spelling) => quoted(`${path} ${spelling}`));
      const offer =
        option.choices.length > 0 ? `compadd -- ${option.choices.map(quoted).join(' ')}` : '_files';
      return `    (${after.join('|')}) ${offer}; return ;;`;
    });
}

/** `word:what it is for`; a colon in a word is escaped. */
function offeredAt({ commands, choices, options }: CompletionNode): string[] {
  const described = (word: string, description: string) => `${word.replaceAll(':', '\\:')}:${description}`;
  return [
    ...commands.map(({ name, description }) => described(name, description)),
    ...choices,
    ...options.map(({ long, description }) => described(long, description)),
  ];
}
