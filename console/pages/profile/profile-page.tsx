import { useAsked } from '../../mock/asked.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { type Credentials, endSession, sessionIn } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignedInTabs } from './signed-in-tabs.tsx';

/** The user profile, as the user of a login has it in the product after signing in. */
export default function ProfilePage() {
  const { subdomain } = useEnvironment();
  const session = sessionIn(subdomain);
  if (session !== null) return <SignedIn session={session} />;
  return (
    <Page
      title="User profile"
      about="Sign in as a login does in the product, with the password that it set when it was activated."
    >
      <SignInForm />
    </Page>
  );
}

function SignedIn({ session }: { readonly session: Credentials }) {
  const environment = useEnvironment();
  const { username, password } = session;
  const asked = useAsked(
    () => environment.signIn(username, password),
    [environment.subdomain, username, password],
  );
  return (
    <Page
      title="User profile"
      about={username}
      actions={<Button onPress={() => endSession(environment.subdomain)}>Sign out</Button>}
    >
      {asked.kind === 'refused' ? (
        <>
          <Notice tone="bad">
            <p>
              {asked.refusal.detail} {asked.refusal.remedy}
            </p>
          </Notice>
          <SignInForm />
        </>
      ) : (
        <Shown asked={asked}>{(signedIn) => <SignedInTabs signedIn={signedIn} />}</Shown>
      )}
    </Page>
  );
}
