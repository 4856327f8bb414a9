/** How bad a violation is, worst first. */
export const SEVERITIES = [
  'lost-data',
  'wrong-default',
  'not-used',
  'deprecated',
  'retired-version',
  'guess',
  'wrong-answer',
  'discarded',
] as const;

/**
 * What is wrong with a call that the service took without a word, or refused unread: `lost-data` something that was
 * sent was ignored or changed, or all of it refused unread; `wrong-default` something was not sent, so a default was
 * used; `not-used` something was sent that the operation takes and does not use; `deprecated` the operation is to go; `retired-version` version 2.1 (fact: version-21-closed); `guess` the
 * operation's interface is not sure, so that the mock may be wrong about it; `wrong-answer` a function of the test chose an
 * answer that the operation cannot give; `discarded` calls are no longer
 * remembered, so that what was wrong with them is not known.
 */
export type Severity = (typeof SEVERITIES)[number];
