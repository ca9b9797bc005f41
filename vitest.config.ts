import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Reading the whole source anew for each file is a tenth of the time, and compiled code that has become fast is thrown away.
    isolate: false,
    // Node reads the sources itself, as it does for users: rewritten imports cost a tenth of the time of tight loops.
    experimental: {viteModuleRunner: false, nodeLoader: false},
    // One less by default, which on two cores is one.
    maxWorkers: '100%',
    // Records and results are large for the 16 MB in which new things first live: half as many are moved on that nobody holds for long.
    execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=32'],
  },
});
