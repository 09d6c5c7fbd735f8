// A built site with another bank in it: only the packed files, and what the page carries of them, differ.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const brotli = promisify(brotliCompress);
const SMALL_ALREADY = new Set(['.br', '.gz', '.png']);

/** Copies the site of `dist` to `folder` and gives it the packed exams of `pack`, a folder that is moved into it. */
export async function furnish(dist, pack, folder) {
  const isBank = (path) => path.startsWith(join(dist, 'bank'));
  await cp(dist, folder, { recursive: true, filter: (path) => !isBank(path) });
  if (pack !== join(folder, 'bank')) await cp(pack, join(folder, 'bank'), { recursive: true });
  const index = join(folder, 'index.html');
  const html = await readFile(index, 'utf8');
  const catalogue = (await readFile(join(folder, 'bank/catalogue.json'), 'utf8')).trim().replaceAll('<', '\\u003c');
  const mark = '<script type="application/json" id="catalogue">';
  const [before, after] = [html.indexOf(mark), html.indexOf('</script>', html.indexOf(mark))];
  if (before < 0) throw new Error('index.html carries no catalogue');
  await writeFile(index, html.slice(0, before + mark.length) + catalogue + html.slice(after));
  // The compressed copies hold the page as it was.
  await Promise.all(['br', 'gz'].map((ending) => rm(`${index}.${ending}`, { force: true })));
  await squeezeFile(index);
}

/** Writes a brotli copy beside a file. */
export async function squeezeFile(path) {
  const bytes = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${path}.br`, await brotli(bytes, { params }));
}

/** Writes a brotli copy beside every file below a folder. */
export async function squeeze(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await squeeze(path);
    else if (!SMALL_ALREADY.has(extname(entry.name))) await squeezeFile(path);
  }
}
