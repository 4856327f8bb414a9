/**
 * The situations that integrations meet, ready to be put into an environment by name, and who is in each. Every one comes
 * in a debtor of its own, whose number is the name.
 */
export const SCENARIOS = {
  rehired: 'Left two years ago, and came back this year.',
  moved: 'Went from the first company of the debtor to the second: a record of the same person at each.',
  twoJobs: 'Has two jobs at once: two records of the same person, each an income relationship.',
  retroactiveRaise: 'Has a raise since three periods ago that was put in today.',
  longIllness: 'Has been ill for over a year, and is partly back since two months.',
  maternity: 'Is away around the birth of a child.',
  leaverWithLeave: 'Leaves at the end of the period, with leave left that is to be paid out.',
  fourWeekly: 'Is paid every four weeks.',
  noBsn: 'Has no BSN yet, and is paid already.',
  partnersName: 'Has a prefix, and goes by the name of the partner, with a prefix of its own, before that.',
  fromApplicant: 'Applies; a second one was hired for next month, a third one began this period.',
  hiddenDebtor: 'Works at a debtor that the tags of a login, which is called so, filter out.',
  youth: 'Is 17, works on Saturdays, and is paid by the hour.',
  onCall: 'Is on call, without hours in the contract; worked some in this period.',
  abroad: 'Lives in Germany, is paid on an account there, and has no Dutch address.',
  leaseCar: 'Drives a car of the company.',
  secondContract: 'Is on a second contract for a fixed time, which ends next month.',
  deceased: 'Died in service last month.',
} as const;

export type ScenarioName = keyof typeof SCENARIOS;

export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];
