import { quoted } from '../../base/shell-quoted.ts';
import { argumentPlaces, optionPlaces, type ValuePlace, walk } from './places.ts';
import { type CompletionNode, everyNode } from './tree.ts';

/** Completes like that of bash, and tells what commands and options are for. */
export function zshScript(program: CompletionNode): string {
  const nodes = everyNode(program);
  return `#compdef nmbrs-mock
# Completes nmbrs-mock in zsh: a file _nmbrs-mock in a folder of $fpath, or source <(nmbrs-mock completion zsh)
_nmbrs_mock() {
  if compset -P '*='; then _files; return; fi
  local here='' last='' at=0 word
  local -a offered
${walk(program, `"\${(@)words[2,CURRENT-1]}"`)}
  case "$here" in
${nodes.map(({ path, options }) => `    (${quoted(path)}) offered=(${options.map(({ long, description }) => described(long, description)).join(' ')}) ;;`).join('\n')}
  esac
  case "$here $last" in
${optionPlaces(nodes).map(offer).join('\n')}
    (*) [[ "$PREFIX" == -* ]] || case "$here $at" in
${nodes.flatMap(commandsOf).join('\n')}
${argumentPlaces(nodes).map(offer).join('\n')}
    esac ;;
  esac
  _describe nmbrs-mock offered
}
if [[ "\${funcstack[1]}" == _nmbrs_mock ]]; then _nmbrs_mock "$@"; else compdef _nmbrs_mock nmbrs-mock; fi
`;
}

function offer({ patterns, value: { choices, isFile } }: ValuePlace): string {
  const files = isFile ? ' _files;' : '';
  return `    (${patterns.join('|')}) offered=(${choices.map(quoted).join(' ')});${files} ;;`;
}

/** What is below a command; after a word that names none there is nothing to offer. */
function commandsOf({ path, commands }: CompletionNode): string[] {
  if (commands.length === 0) return [];
  const names = commands.map(({ name, description }) => described(name, description)).join(' ');
  return [`    (${quoted(`${path} 0`)}) offered=(${names}) ;;`, `    (${quoted(`${path} `)}*) offered=() ;;`];
}

/** `word:what it is for`, where a colon in the word is escaped. */
function described(word: string, description: string): string {
  return quoted(`${word.replaceAll(':', '\\:')}:${description}`);
}
