import './wanted-logins.css';
import type { Schema } from '../../mock/schemas.ts';
import { CheckboxList } from '../../parts/checkbox-list.tsx';

interface ScenarioChoiceProps {
  /** Of the names, which tells of each what it is. */
  readonly schema: Schema | undefined;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Situations that integrations meet, to be put in by name. */
export function ScenarioChoice({ schema, chosen, onChange }: ScenarioChoiceProps) {
  const sentences = sentencesIn(schema?.description ?? '');
  return (
    <fieldset class="scenarios">
      <legend>Scenarios</legend>
      <CheckboxList
        choices={(schema?.enum ?? []).map(String).map((name) => ({
          id: name,
          label: (
            <>
              <strong>{name}</strong> <span class="soft">{sentences.get(name)}</span>
            </>
          ),
        }))}
        chosen={chosen}
        onChange={onChange}
      />
    </fieldset>
  );
}

/** By name, as the description lists them: `- \`rehired\`: Left two years ago.` */
function sentencesIn(description: string): ReadonlyMap<string, string> {
  const lines = description.matchAll(/^- `(?<name>[^`]+)`: (?<sentence>.*)$/gm);
  return new Map(Array.from(lines, ({ groups = {} }) => [groups.name ?? '', groups.sentence ?? '']));
}
