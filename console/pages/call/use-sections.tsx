import type { CallMessages, DescribedOperation } from '../../../client/index.ts';
import { useAsked } from '../../mock/asked.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { writtenAs } from '../../mock/written.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Code } from '../../parts/code.tsx';
import { Section } from '../../parts/page.tsx';
import { SnippetTabs } from '../../parts/snippet-tabs.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { callSnippets } from './call-snippets.ts';
import { answerRuleOf, caseText, expectationText, type ReadCall, readCall } from './call-texts.ts';

interface UseSectionsProps {
  readonly messages: CallMessages;
  /** Null where there is no such operation, or it is not known yet. */
  readonly described: DescribedOperation | null;
}

/** What can be made of a call, to be copied. */
export function UseSections({ messages, described }: UseSectionsProps) {
  const read = readCall(messages, described);
  return (
    <>
      <Section title="Call it elsewhere" about="Secrets are read from NMBRS_TOKEN and NMBRS_PASSWORD.">
        <SnippetTabs label="Languages" snippets={callSnippets(messages, described, location.origin)} />
      </Section>
      {read && (
        <Section title="Make of it" about="To be copied into a test, or to go on with here.">
          <MadeOfCall read={read} />
        </Section>
      )}
    </>
  );
}

function MadeOfCall({ read }: { readonly read: ReadCall }) {
  const environment = useEnvironment();
  const linkHere = useLinkTo();
  const logins = useAsked(() => environment.listLogins(), [environment.subdomain]);
  const { number, username } = read.call;
  const login =
    logins.kind === 'known' ? (logins.value.find((one) => one.username === username) ?? null) : null;
  const ofAnswer = [
    { name: 'Case', content: () => <Code what="Case" text={caseText(read, login)} /> },
    {
      name: 'Chosen answer',
      content: () => (
        <div class="wide">
          <Code what="Chosen answer" text={writtenAs(answerRuleOf(read))} />
          <div>
            <ButtonLink href={`${linkHere('trouble', 'answers', 'new')}?call=${number}`}>
              New answer of it
            </ButtonLink>
          </div>
        </div>
      ),
    },
  ];
  const ofCall = {
    name: 'Expectation',
    content: () => <Code what="Expectation" text={expectationText(read)} />,
  };
  return (
    <Tabs
      label="What can be made of it"
      // Simulated trouble may let no answer be made.
      tabs={read.call.status === 0 ? [ofCall] : [...ofAnswer, ofCall]}
    />
  );
}
