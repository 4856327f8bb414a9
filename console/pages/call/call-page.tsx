import './call-page.css';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import type { CallMessages, RecordedCall } from '../../../client/index.ts';
import { callName } from '../../../contracts/control/call-text.ts';
import { useAskedAgain } from '../../mock/asked.ts';
import { connection } from '../../mock/connection.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Facts, Page, Panel, Section } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { timeOfDayText } from '../../parts/times.ts';
import { AnswerBadge } from '../calls/call-columns.tsx';
import { millisecondsText } from '../calls/call-statistics.ts';
import { type ReadCall, readCall, sentArguments } from './call-texts.ts';
import { ChangesSection } from './changes-section.tsx';
import { type DescribedCall, describedCall } from './described-call.ts';
import { FindingsSection } from './findings-section.tsx';
import { MarkedXml } from './marked-xml.tsx';
import { NearMissesSection } from './near-misses-section.tsx';
import { UseSections } from './use-sections.tsx';

/** A call, what came of it, and what can be done with it. */
export default function CallPage({ number = '' }: { readonly number?: string }) {
  const environment = useEnvironment();
  const linkHere = useLinkTo();
  // What is remembered of a call does not change.
  const asked = useAskedAgain(
    () => describedCall(environment, Number(number)),
    [environment.subdomain, number],
    [connection.returns.value],
  );
  const read = asked.kind === 'known' ? readCall(asked.value.messages, asked.value.described) : null;
  return (
    <Page
      key={number}
      title={asked.kind === 'known' ? callName(asked.value.messages.call) : `Call ${number}`}
      above={{ href: linkHere('calls'), text: 'Calls' }}
      actions={read && read.call.username !== null && <Replay read={read} username={read.call.username} />}
    >
      <Shown asked={asked}>{(known) => <Call known={known} />}</Shown>
    </Page>
  );
}

function Call({ known: { messages, described } }: { readonly known: DescribedCall }) {
  const { call, request, response } = messages;
  return (
    <>
      <CallFacts messages={messages} />
      <FindingsSection call={call} />
      <NearMissesSection messages={messages} />
      <div class="call-messages">
        <Section title="Request">
          <MarkedXml what="Request as sent" xml={request} findings={call.findings} />
        </Section>
        <Section title="Answer">
          {response === '' ? (
            <p class="soft">Nothing was answered.</p>
          ) : (
            <MarkedXml what="Answer as it came" xml={response} />
          )}
        </Section>
      </div>
      <ChangesSection messages={messages} />
      {described !== null && described.marks.length > 0 && (
        <Section
          title="What it rests on"
          about="Where the real service may do otherwise, as far as anybody knows."
        >
          <ul class="call-marks">
            {described.marks.map(({ id, says, confidence, source }) => (
              <li key={id}>
                <Badge tone={confidence === 'guess' ? 'fair' : 'neutral'}>{confidence}</Badge>
                <div>
                  <p>{says}</p>
                  <p class="soft">
                    <code>{id}</code> {source}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <UseSections messages={messages} described={described} />
    </>
  );
}

function CallFacts({ messages: { call } }: { readonly messages: CallMessages }) {
  const { number, time, username, by, soapVersion, durationMs, bytes, reason, fault, trouble, chosenAnswer } =
    call;
  const facts: [string, ComponentChildren][] = [
    ['Call', `${number}, at ${timeOfDayText(time)}`],
    ['Login', username ?? 'nobody that is known here'],
    ['Made by', by === 'console' ? 'the console' : `a client, in SOAP ${soapVersion}, ${bytes} bytes`],
    ['Answer', <AnswerOf key="answer" call={call} />],
    ['Took', millisecondsText(durationMs)],
  ];
  if (reason !== null || fault !== null) facts.splice(4, 0, ['Reason', reason ?? fault?.text]);
  if (trouble !== null) facts.push(['Trouble', trouble]);
  if (chosenAnswer !== null) facts.push(['Chosen answer', <ChosenAnswer key="chosen" call={call} />]);
  return (
    <Panel>
      <Facts facts={facts} />
    </Panel>
  );
}

function AnswerOf({ call }: { readonly call: RecordedCall }) {
  return (
    <>
      <AnswerBadge call={call} />{' '}
      <span class="soft">{call.status === 0 ? 'none' : `HTTP ${call.status}`}</span>
    </>
  );
}

function ChosenAnswer({ call: { chosenAnswer } }: { readonly call: RecordedCall }) {
  const linkHere = useLinkTo();
  if (chosenAnswer === null) return null;
  const { rule, sentence, missed, mistake } = chosenAnswer;
  return (
    <>
      <a href={linkHere('trouble', 'answers', rule)}>{`rule ${rule}`}</a> {sentence}
      {missed.length > 0 && ` Nothing was at ${missed.join(', ')}.`}
      {mistake && ` ${mistake.message} ${mistake.remedy}`}
    </>
  );
}

/** Performs it again as its login, with the rules there are, and leads to the new call. */
function Replay({ read, username }: { readonly read: ReadCall; readonly username: string }) {
  const environment = useEnvironment();
  const linkHere = useLinkTo();
  const { route } = useLocation();
  const { version } = read.call;
  const replay = useDeed(async () => {
    const performed = await environment.perform(
      username as `${string}@${string}`,
      `${read.call.service}.${read.call.operation}` as never,
      sentArguments(read) as never,
      { version, rules: true } as never,
    );
    route(linkHere('calls', performed.call));
  }, 'The call was made again.');
  return (
    <>
      <Button kind="primary" icon="play" onPress={() => replay.run()} isBusy={replay.isRunning}>
        Replay
      </Button>
      <RefusalNotice refusal={replay.refusal} />
    </>
  );
}
