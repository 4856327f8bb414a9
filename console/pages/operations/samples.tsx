import type { DescribedOperation } from '../../../contracts/control/operations.ts';
import { useAsked } from '../../mock/asked.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { performNamed, useSeenLogin } from '../../mock/performed.ts';
import { Code } from '../../parts/code.tsx';
import { Section } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { type Suggestions, suggestedArguments } from './suggested.ts';

interface SamplesProps {
  readonly operation: DescribedOperation;
  readonly suggestions: Suggestions;
}

/** The messages of an operation: with values of this environment where it only reads, and as the service documents them. */
export function Samples({ operation, suggestions }: SamplesProps) {
  return (
    <>
      {!operation.writes && <RealSample operation={operation} suggestions={suggestions} />}
      {operation.samples.map(({ soapVersion, request, response }) => (
        <Section key={soapVersion} title={`SOAP ${soapVersion}, with types for values`}>
          <Code what={`Request in SOAP ${soapVersion}`} text={request} />
          <Code what={`Response in SOAP ${soapVersion}`} text={response} />
        </Section>
      ))}
    </>
  );
}

function RealSample({ operation, suggestions }: SamplesProps) {
  const environment = useEnvironment();
  const login = useSeenLogin();
  const args = suggestedArguments(operation.arguments, suggestions);
  const asked = useAsked(
    () => performNamed(environment, login, operation, args),
    [environment.subdomain, login.id, operation.soapAction, args],
  );
  return (
    <Section
      title="With values of this environment"
      about={`As ${login.username} makes the call; its token is masked.`}
    >
      <Shown asked={asked}>
        {({ request, response }) => (
          <>
            <Code what="Request with values" text={request} />
            <Code what="Response with values" text={response} />
          </>
        )}
      </Shown>
    </Section>
  );
}
