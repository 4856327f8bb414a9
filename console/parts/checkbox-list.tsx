import type { ComponentChildren } from 'preact';
import { Checkbox } from './field.tsx';

interface CheckboxListProps<Id extends string | number> {
  readonly choices: readonly { readonly id: Id; readonly label: ComponentChildren }[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
}

/** Things of which any may be chosen; what is chosen last comes last. */
export function CheckboxList<Id extends string | number>({
  choices,
  chosen,
  onChange,
}: CheckboxListProps<Id>) {
  return choices.map(({ id, label }) => (
    <Checkbox
      key={id}
      label={label}
      isOn={chosen.includes(id)}
      onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
    />
  ));
}
