import { useId } from 'preact/hooks';

interface FileFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Told the text of the file that was chosen. */
  readonly onText: (text: string, name: string) => void;
}

/** Reads a file of the user's, in the page alone. */
export function FileField({ label, hint, onText }: FileFieldProps) {
  const id = useId();
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (!file) return;
    const text = await file.text();
    // The same file may be chosen again, once it was mended.
    input.value = '';
    onText(text, file.name);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept=".json,.yaml,.yml,application/json"
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => read(event.currentTarget)}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
