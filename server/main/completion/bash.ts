import { quoted } from '../../../contracts/shell-quoted.ts';
import { type CompletionNode, everyNode, spellingsOf } from './tree.ts';

/** Completes commands, options and what they may be from the definitions; where nothing is offered bash offers files. */
export function bashScript(program: CompletionNode): string {
  const nodes = everyNode(program);
  return `# Completes nmbrs-mock in bash: source <(nmbrs-mock completion bash)
_nmbrs_mock() {
  local here='' word offered=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$here/$word" in
      ${nodes
        .slice(1)
        .map(({ path }) => path)
        .join('|')}) here="$here/$word" ;;
    esac
  done
  COMPREPLY=()
  case "$here \${COMP_WORDS[COMP_CWORD-1]}" in
${nodes.flatMap(values).join('\n')}
  esac
  case "$here" in
${nodes.map((node) => `    ${quoted(node.path)}) offered=${quoted(offeredAt(node).join(' '))} ;;`).join('\n')}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$offered" -- "\${COMP_WORDS[COMP_CWORD]}")
}
complete -o default -F _nmbrs_mock nmbrs-mock
`;
}

/** What is offered as the value of each option; files for one that may be anything. */
function values({ path, options }: CompletionNode): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map((option) => {
      const after = spellingsOf(option).map((spelling) => quoted(`${path} ${spelling}`));
      const offer = `mapfile -t COMPREPLY < <(compgen -W ${quoted(option.choices.join(' '))} -- "\${COMP_WORDS[COMP_CWORD]}"); `;
      return `    ${after.join('|')}) ${option.choices.length > 0 ? offer : ''}return ;;`;
    });
}

function offeredAt({ commands, choices, options }: CompletionNode): string[] {
  return [...commands.map(({ name }) => name), ...choices, ...options.map(({ long }) => long)];
}
