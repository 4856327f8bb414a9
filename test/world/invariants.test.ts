import { DEFAULT_SEED } from '../../fixtures/world.ts';
import { invariantsHoldIn } from './support/hold-in-worlds.ts';

invariantsHoldIn([DEFAULT_SEED, 1, 2, 3]);
