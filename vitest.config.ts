import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/support/count-reporter.ts'],
    // Several suites start the real program or foreign SOAP clients; nothing here asserts a duration.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
