import type { ComponentChildren } from 'preact';
import type { Asked } from '../mock/asked.ts';
import { type Answer, SeenLoginContext } from '../mock/performed.ts';
import { useSeenAs } from '../mock/seen-as.ts';
import { Page } from './page.tsx';
import { Sentence } from './sentence.tsx';
import { Empty, Shown } from './shown.tsx';

interface SeenProps {
  /** Of the page, as long as it is not known as whom it is looked at. */
  readonly title: string;
  /** The page. */
  readonly children: ComponentChildren;
}

/** A page that is looked at as the login that is chosen on top. */
export function Seen({ title, children }: SeenProps) {
  const seen = useSeenAs();
  if (seen.kind === 'known' && seen.value.login !== null)
    return <SeenLoginContext.Provider value={seen.value.login}>{children}</SeenLoginContext.Provider>;
  return (
    <Page title={title}>
      <Shown asked={seen}>
        {() => (
          <Empty title="There is no login">
            Data is looked at as a login of the environment; make one first.
          </Empty>
        )}
      </Shown>
    </Page>
  );
}

/** In a few words, what the errors that the access rules raise mean for whoever looks. */
const MEANINGS: Readonly<Record<string, string>> = {
  '1001': 'This login is not let in',
  '1002': 'Its template does not allow this',
  '1003': 'It is not there, or hidden from this login',
  '1004': 'The environment has no valid subscription',
};

interface AnsweredProps<Result> {
  readonly asked: Asked<Answer<Result>>;
  readonly children: (result: Result) => ComponentChildren;
}

/** What an operation told, or why it did not, in the place where it would stand. */
export function Answered<Result>({ asked, children }: AnsweredProps<Result>) {
  return (
    <Shown asked={asked}>
      {(answer) => (answer.kind === 'told' ? children(answer.result) : <Refused {...answer} />)}
    </Shown>
  );
}

function Refused({ code, why }: { readonly code: string; readonly why: string }) {
  return (
    <Empty title={`${code}: ${MEANINGS[code] ?? 'It is refused'}`}>
      <Sentence text={asSentence(why)} />
    </Empty>
  );
}

/** A reason is a clause; by itself it is a sentence. */
function asSentence(clause: string): string {
  const whole = clause.charAt(0).toUpperCase() + clause.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
