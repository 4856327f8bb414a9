import './switch.css';
import { useId } from 'preact/hooks';

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => unknown;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
}

/** Something that is on or off, and changes at once. */
export function Switch({ label, isOn, onChange, isBusy = false, isDisabled = false }: SwitchProps) {
  const id = useId();
  return (
    <div class="switch">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-labelledby={id}
        aria-busy={isBusy}
        disabled={isDisabled}
        onClick={() => onChange(!isOn)}
      />
      <span id={id}>{label}</span>
    </div>
  );
}
