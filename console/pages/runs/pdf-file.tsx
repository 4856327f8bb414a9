import './pdf-file.css';
import { useEffect, useState } from 'preact/hooks';
import { useDeed } from '../../mock/deed.ts';
import type { Answer } from '../../mock/performed.ts';
import { Button } from '../../parts/button.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';

interface PdfFileProps {
  /** Of the file: `payslips-10-2026.pdf`. */
  readonly name: string;
  /** What the button says that has it made. */
  readonly action: string;
  /** The id of what it is about, for a button that all rows have alike. */
  readonly about?: string;
  /** Has it made: base64, or null where there is none. */
  readonly make: () => Promise<Answer<string | null>>;
}

/** A PDF that an operation answers with, made when it is asked for, to open and to save. */
export function PdfFile({ name, action, about, make }: PdfFileProps) {
  const [made, setMade] = useState<Answer<string | null> | null>(null);
  const deed = useDeed(async () => setMade(await make()));
  return (
    <div class="pdf-file" role="status">
      {made === null ? (
        <Button kind="quiet" about={about} onPress={() => deed.run()} isBusy={deed.isRunning}>
          {action}
        </Button>
      ) : (
        <Made name={name} made={made} />
      )}
      <RefusalNotice refusal={deed.refusal} />
    </div>
  );
}

function Made({ name, made }: { readonly name: string; readonly made: Answer<string | null> }) {
  if (made.kind === 'refused') return <span>{`${made.code}: ${made.why}`}</span>;
  if (made.result === null) return <span>There is no PDF</span>;
  return <PdfLinks name={name} base64={made.result} />;
}

function PdfLinks({ name, base64 }: { readonly name: string; readonly base64: string }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytesOf(base64)], { type: 'application/pdf' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [base64]);
  if (address === null) return null;
  return (
    <>
      <a href={address} target="_blank" rel="noreferrer">
        Open
      </a>
      <a href={address} download={name}>
        Download
      </a>
    </>
  );
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
