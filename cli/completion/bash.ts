import { quoted } from '../../base/shell-quoted.ts';
import { argumentPlaces, optionPlaces, type ValuePlace, walk } from './places.ts';
import { type CompletionNode, everyNode } from './tree.ts';

/** Completes commands, options and what they may be from the definitions. */
export function bashScript(program: CompletionNode): string {
  const nodes = everyNode(program);
  return `# Completes nmbrs-mock in bash: source <(nmbrs-mock completion bash)
_nmbrs_mock() {
  local here='' last='' at=0 word offered='' line="\${COMP_LINE:0:COMP_POINT}"
  local -a words
  read -ra words <<< "$line"
  [[ "$line" == *' ' ]] && words+=('')
  local current="\${words[-1]}"
${walk(program, `"\${words[@]:1:\${#words[@]}-2}"`)}
  COMPREPLY=()
  case "$here" in
${nodes.map(({ path, options }) => `    (${quoted(path)}) offered=${quoted(options.map(({ long }) => long).join(' '))} ;;`).join('\n')}
  esac
  case "$here $last" in
${optionPlaces(nodes).map(offer).join('\n')}
    (*) [[ "$current" == -* ]] || case "$here $at" in
${nodes.flatMap(commandsOf).join('\n')}
${argumentPlaces(nodes).map(offer).join('\n')}
    esac ;;
  esac
  [[ "$current" == *=* ]] && compopt -o default
  mapfile -t COMPREPLY < <(compgen -W "$offered" -- "$current")
}
complete -F _nmbrs_mock nmbrs-mock
`;
}

function offer({ patterns, value: { choices, isFile } }: ValuePlace): string {
  const files = isFile ? ' compopt -o default;' : '';
  return `    (${patterns.join('|')}) offered=${quoted(choices.join(' '))};${files} ;;`;
}

/** What is below a command; after a word that names none there is nothing to offer. */
function commandsOf({ path, commands }: CompletionNode): string[] {
  if (commands.length === 0) return [];
  const names = commands.map(({ name }) => name).join(' ');
  return [
    `    (${quoted(`${path} 0`)}) offered=${quoted(names)} ;;`,
    `    (${quoted(`${path} `)}*) offered='' ;;`,
  ];
}
