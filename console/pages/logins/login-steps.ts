import { Login, type LoginRecord } from '../../../client/index.ts';
import { connection } from '../../mock/connection.ts';
import { type Refusal, useDeed } from '../../mock/deed.ts';
import { announce } from '../../mock/said.ts';

interface Step {
  readonly take: (login: Login) => Promise<unknown>;
  /** What those who cannot see it are told. */
  readonly told: string;
}

const STEPS = {
  invite: { take: (login) => login.invite(), told: 'The activation mail is in the outbox.' },
  deactivate: { take: (login) => login.deactivate(), told: 'The login is deactivated.' },
  reactivate: { take: (login) => login.reactivate(), told: 'The login is active again.' },
  delete: { take: (login) => login.delete(), told: 'The login is deleted.' },
  addToken: { take: (login) => login.switchApiAccount(true), told: 'The login has a token.' },
  resetToken: { take: (login) => login.resetToken(), told: 'The login has a new token.' },
} satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

export interface LoginSteps {
  /** Takes a step with a login, and resolves to whether it was taken. */
  readonly take: (login: LoginRecord, step: StepName) => Promise<boolean>;
  /** Why the last one was not taken; null when it was. */
  readonly refusal: Refusal | null;
}

/** The steps that can be taken with logins; one refusal for all of them, which the page shows. */
export function useLoginSteps(): LoginSteps {
  const deed = useDeed(async (login: LoginRecord, name: StepName) => {
    const step: Step = STEPS[name];
    await step.take(loginOf(login));
    announce(step.told);
  });
  return { take: deed.run, refusal: deed.refusal };
}

/** What can be done with a login that the mock told of. */
export function loginOf(record: LoginRecord): Login {
  return Login.of(connection.transport, record);
}
