import './wanted-logins.css';
import { type Refusal, wrongWith } from '../../mock/deed.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';

/** A login to make, as far as it was said. */
export interface LoginWish {
  readonly archetype: string;
  /** Empty for that of its archetype. */
  readonly name: string;
}

interface WantedLoginsProps {
  readonly archetypes: readonly string[];
  readonly logins: readonly LoginWish[];
  readonly onChange: (logins: readonly LoginWish[]) => void;
  readonly refusal: Refusal | null;
}

/** The logins that an environment is made with, each by what it is an example of. */
export function WantedLogins({ archetypes, logins, onChange, refusal }: WantedLoginsProps) {
  const change = (at: number, changed: Partial<LoginWish>) =>
    onChange(logins.map((login, index) => (index === at ? { ...login, ...changed } : login)));
  const ofAll = wrongWith(refusal, 'logins');
  return (
    <fieldset class="wanted-logins">
      <legend>Logins</legend>
      {logins.map(({ archetype, name }, at) => (
        <div key={at} class="row">
          <SelectField
            label="Archetype"
            value={archetype}
            onChange={(chosen) => change(at, { archetype: chosen })}
            choices={archetypes.map((value) => ({ value, text: value }))}
            error={wrongWith(refusal, `logins[${at}].archetype`)}
          />
          <TextField
            label="Name"
            value={name}
            onInput={(text) => change(at, { name: text })}
            placeholder={archetype}
            error={wrongWith(refusal, `logins[${at}].name`) ?? wrongWith(refusal, `logins[${at}]`)}
          />
          <Button
            kind="quiet"
            icon="close"
            onPress={() => onChange(logins.filter((_, index) => index !== at))}
          >
            Leave out
          </Button>
        </div>
      ))}
      {ofAll && <p class="wrong">{ofAll}</p>}
      <div>
        <Button icon="add" onPress={() => onChange([...logins, { archetype: 'master', name: '' }])}>
          Add login
        </Button>
      </div>
    </fieldset>
  );
}
