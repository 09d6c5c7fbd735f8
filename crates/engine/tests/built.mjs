// The package as `cargo xtask engine` builds it, and the command line that it must agree with.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const folder = process.env.DRYRUN_ENGINE ?? join(root, 'target/engine');

if (!existsSync(join(folder, 'node.js'))) throw new Error(`There is no package in ${folder}; \`cargo xtask engine\` builds it.`);

/** The package, loaded. */
export async function loaded() {
  const engine = await import(pathToFileURL(join(folder, 'node.js')));
  await engine.default();
  return engine;
}

/** What the question author's program answers. DRYRUN_AUTHOR names a built one; otherwise cargo builds it. */
export function author(words, input) {
  const built = process.env.DRYRUN_AUTHOR;
  const [program, first] = built ? [built, []] : ['cargo', ['author']];
  return execFileSync(program, [...first, ...words], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, input, stdio: ['pipe', 'pipe', 'inherit'] });
}

/** The files below a folder, as the package takes them. */
export function files(data, ending = '.toml', within = '') {
  return readdirSync(join(data, within), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = within ? `${within}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return files(data, ending, path);
      return path.endsWith(ending) ? [{ path, text: readFileSync(join(data, path), 'utf8') }] : [];
    });
}
