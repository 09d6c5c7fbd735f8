// The journeys: what a person does with the built site, in the system's Chromium.
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { args, executablePath } from './tests/browser/chromium.mjs';

// The workers read this file too and must all find the server on the same port, so the first reader hands it down.
process.env.DRYRUN_PORT ??= String(await freePort());
const port = Number(process.env.DRYRUN_PORT);

// Another folder can be tested while this one is being built.
const dist = process.env.DRYRUN_DIST ?? 'dist';

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const free = probe.address().port;
      probe.close(() => found(free));
    });
  });
}

if (!existsSync(new URL(`${dist}/index.html`, import.meta.url))) {
  throw new Error(`There is no ${dist}/index.html to test; \`cargo xtask build\` makes it.`);
}

export default defineConfig({
  testDir: 'tests/browser',
  workers: 2,
  fullyParallel: true,
  // A test that passes at the second try tells us nothing.
  retries: 0,
  // A busy machine is slow, not broken.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // A test left alone by `.only` would pass for all.
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions: { executablePath, args },
    trace: 'off',
    // Only the specs of offline use have the worker, see tests/browser/host.mjs: the others watch and break what the
    // pages themselves ask for.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    // The others know no screen, or try both by themselves: once is enough.
    { name: 'phone', testMatch: ['**/kinds.spec.mjs', '**/mock.spec.mjs'], use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  ],
  webServer: {
    command: `node tests/browser/server.mjs --dir ${dist} --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
