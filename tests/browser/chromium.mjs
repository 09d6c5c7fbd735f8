// How tests and benches start Chromium: the system's own, quiet, and without its sandbox, which root may not use.
// Also one on a profile of its own, as a person's is, that can be killed without warning and started again.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser whose profile outlives it. Ordinary test pages are off the record: nothing of them reaches a disk. */
export class OwnChromium {
  profile = mkdtempSync(join(tmpdir(), 'dryrun-profile-'));
  context = undefined;

  /** Starts it, or starts it again, and gives an empty page. */
  async start(options = {}) {
    // Not at the top: benches use this file too, without the test runner.
    const { chromium } = await import('@playwright/test');
    this.context = await chromium.launchPersistentContext(this.profile, { executablePath, args, viewport: { width: 1280, height: 800 }, ...options });
    return this.context.pages()[0] ?? this.context.newPage();
  }

  /** Kills all its processes at once, as a power cut or the system would, and waits until they are gone. */
  async kill() {
    const mine = family(this.profile);
    for (const pid of mine) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (gone) {
        if (gone.code !== 'ESRCH') throw gone;
      }
    }
    await this.context.close().catch(() => {});
    while (mine.some(runs)) await new Promise((soon) => setTimeout(soon, 5));
  }

  /** Closes it in peace and removes its profile. */
  async end() {
    await this.context?.close().catch(() => {});
    await this.kill();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The process that was started on this profile and all that descend from it, and no others. */
function family(profile) {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), words: read(name, 'cmdline').split('\0'), parent: parentOf(name) }));
  const mine = new Set(processes.filter(({ words }) => words.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid));
  for (let before = -1; before !== mine.size; ) {
    before = mine.size;
    for (const { pid, parent } of processes) if (mine.has(parent)) mine.add(pid);
  }
  return [...mine];
}

/** A zombie waits for its parent and runs no more. */
function runs(pid) {
  const state = read(pid, 'stat').replace(/^.*\) /, '')[0];
  return state !== undefined && state !== 'Z';
}

function parentOf(pid) {
  return Number(read(pid, 'stat').replace(/^.*\) /, '').split(' ')[1]);
}

function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
