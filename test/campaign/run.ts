/**
 * Attacks the built server: `npm run fuzz -- --minutes 60 --seed 7`, or one attack alone with `--attack sizes`, or one
 * batch of it with `--attack sizes --batch 3`. README.md says what it tries. Ends with 1 when it found something.
 */
import { parseArgs } from 'node:util';
import { ATTACK_NAMES, type Report, runCampaign } from './campaign.ts';
import { progressLine, reportText } from './report.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    attack: { type: 'string', multiple: true },
    batch: { type: 'string' },
  },
});

const firstBatch = values.batch === undefined ? 0 : wholeNumber('batch', values.batch);
const end = performance.now() + wholeNumber('minutes', values.minutes) * 60_000;
let rounds = 0;
const report = await runCampaign({
  seed: wholeNumber('seed', values.seed),
  attacks: values.attack?.map(requireAttack) ?? ATTACK_NAMES,
  firstBatch,
  ...(values.batch !== undefined && { batches: 1 }),
  isOver: () => (values.batch === undefined ? performance.now() > end : rounds > 0),
  onProgress(report: Report) {
    rounds++;
    console.log(progressLine(report));
  },
});
console.log(`\n${reportText(report)}`);
process.exitCode = report.finds.size > 0 ? 1 : 0;

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number; '${text}' is none.`);
  process.exit(2);
}

function requireAttack(name: string): string {
  if (ATTACK_NAMES.includes(name)) return name;
  console.error(`--attack takes ${ATTACK_NAMES.join(', ')}; '${name}' is none.`);
  process.exit(2);
}
