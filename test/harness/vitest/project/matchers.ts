import { expect } from 'vitest';
import { nmbrsMatchers } from '../../../../testing/vitest.ts';

expect.extend(nmbrsMatchers);
