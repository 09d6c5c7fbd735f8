// A test with a site of its own to break: other tests run at the same time and must not see its faults.
//
//   import { test, expect } from './broken-site.mjs';
//   test('…', async ({ page, site }) => { await site.break('/boot.js', '404'); await page.goto(site.origin); … });
import { test as base } from '@playwright/test';
import { serve } from './server.mjs';

export { expect } from '@playwright/test';

export const test = base.extend({
  site: async ({}, use) => {
    const server = await serve({ dir: process.env.DRYRUN_DIST ?? 'dist', faults: true });
    const command = (body) => fetch(`${server.origin}/__fault`, { method: 'POST', body: JSON.stringify(body) });
    await use({
      origin: server.origin,
      /** Serves `path` broken from now on. `kind`: 404, truncate, mime, delay or flip; `more`: times, milliseconds. */
      break: (path, kind, more = {}) => command({ path, kind, ...more }),
      /** All is well again. */
      mend: () => command({}),
      /** As if the host were gone. */
      stop: () => server.close(),
    });
    await server.close();
  },
});
