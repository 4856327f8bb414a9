import { defineConfig } from 'vitest/config';

/** A project as users have it, except that it takes the sources. */
export default defineConfig({
  test: {
    include: ['*.check.ts'],
    globalSetup: ['../../../../testing/vitest-setup.ts'],
    setupFiles: ['./matchers.ts'],
  },
});
