import { invariantsHoldIn } from './support/hold-in-worlds.ts';

invariantsHoldIn(Array.from({ length: 100 }, (_, at) => at + 1));
