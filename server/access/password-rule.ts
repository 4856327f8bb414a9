import { NotPossible } from '../../base/not-possible.ts';
import { sentences } from '../../base/sentences.ts';
import type { Profile } from '../../contracts/logins/profiles.ts';

/** What the product wants of a password (mark: password-rule), and what is said of one that lacks it. */
const RULE: readonly (readonly [isKept: (password: string) => boolean, broken: string])[] = [
  [(password) => password.length >= 15, 'is shorter than 15 characters'],
  [(password) => /\p{Lu}/u.test(password), 'has no capital'],
  [(password) => /\p{Ll}/u.test(password), 'has no small letter'],
  [(password) => /\d/.test(password), 'has no digit'],
  [(password) => /[^\p{L}\d\s]/u.test(password), 'has no sign'],
  [(password) => !/nmbrs|visma/i.test(password), 'has nmbrs or visma in it'],
];

/** The rule in words, for people. */
export const PASSWORD_RULE =
  'Choose one of at least 15 characters with a capital, a small letter, a digit and a sign, without nmbrs and visma.';

/**
 * Holds a password against the rule of the product, or takes any but an empty one, as the profile of its environment has it.
 * @throws NotPossible, which does not repeat it.
 */
export function requirePassword(password: string, wanted: Profile['passwords']): void {
  if (wanted === 'any') {
    if (password === '') refuse('The password is empty.', 'Choose a password of at least one character.');
    return;
  }
  const broken = RULE.filter(([isKept]) => !isKept(password)).map(([, why]) => why);
  if (broken.length > 0)
    refuse(
      `The password ${broken.join(', ')}.`,
      sentences(PASSWORD_RULE, 'The profile of the environment wants it so.'),
    );
}

function refuse(detail: string, remedy: string): never {
  throw new NotPossible('invalid', 'password', detail, remedy);
}
