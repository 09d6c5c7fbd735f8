// The package as somebody installs it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { folder, loaded, root } from './built.mjs';

const read = (name) => readFileSync(join(folder, name), 'utf8');

test('every file that package.json names is there, and the version is that of the workspace', () => {
  const { exports, files, version } = JSON.parse(read('package.json'));
  const named = [...files, ...Object.values(exports).flatMap((one) => (typeof one === 'string' ? one : Object.values(one)))];
  for (const name of named) assert.ok(existsSync(join(folder, name)), name);
  assert.equal(version, /^version = "(.*)"$/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))[1]);
});

/** The names of what an entry's types say can be called, or made with `new`, or is an error. */
const values = (types) => {
  const own = [...types.matchAll(/^export (?:default )?(?:function|class) (\w+)/gm)].map(([, name]) => (name === 'init' ? 'default' : name));
  const passedOn = [...types.matchAll(/^export \{ (.*) \} from/gm)].flatMap(([, names]) => names.split(', '));
  return [...own, ...passedOn].toSorted();
};

test('the types name what the package gives, and nothing else', async () => {
  const types = read('dryrun.d.ts');
  const engine = await loaded();
  assert.deepEqual(values(types), Object.keys(engine).toSorted());
  for (const name of ['Bank', 'Sitting']) {
    const body = new RegExp(`export class ${name} \\{(.*?)^\\}`, 'ms').exec(types)[1];
    const said = [...body.matchAll(/^ {2}(?:static )?(?:readonly )?(\w+)[(:]/gm)].map(([, member]) => member).filter((member) => member !== 'private');
    const own = Object.getOwnPropertyNames(engine[name].prototype);
    const fixed = Object.getOwnPropertyNames(engine[name]).filter((member) => !['length', 'name', 'prototype'].includes(member));
    assert.deepEqual([...new Set([...said, 'constructor'])].toSorted(), [...own, ...fixed].toSorted(), name);
  }
  const study = await import(pathToFileURL(join(folder, 'study-node.js')));
  assert.deepEqual(values(read('study.d.ts')), Object.keys(study).toSorted());
  assert.equal(study.DryrunError, engine.DryrunError);
  for (const text of [types, read('study.d.ts')]) assert.ok(!/\bany\b(?=[;,)\]>|])/.test(text));
});

/** Bytes of files as a server sends them. */
const sent = (...names) => names.reduce((sum, name) => {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return sum + brotliCompressSync(readFileSync(join(folder, name)), quality).length;
}, 0);

test('each entry stays within its budget, and the small one is small', () => {
  const [main, study] = [sent('dryrun.js', 'dryrun_bg.wasm'), sent('study.js', 'study_bg.wasm')];
  assert.ok(main > 50_000 && main <= 120_000, `the engine: ${main} bytes`);
  assert.ok(study > 10_000 && study <= 35_000, `readiness and schedule: ${study} bytes`);
});

test('who wants readiness alone loads no WebAssembly but its own', () => {
  // It takes the class of errors from the main entry's script, and nothing else from anywhere.
  assert.deepEqual([...read('study.js').matchAll(/^import .*$/gm)].map(([line]) => line), ["import { DryrunError } from './dryrun.js';"]);
  assert.ok(!read('study.js').includes('dryrun_bg.wasm'));
  assert.ok(!read('dryrun.js').includes('study'));
});

test('npm packs it and Node finds it by its name', () => {
  const place = mkdtempSync(join(tmpdir(), 'dryrun-npm-'));
  try {
    const npm = (words, cwd) => execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const [{ filename, files }] = JSON.parse(npm(['pack', '--json', '--pack-destination', place], folder));
    assert.deepEqual(files.map(({ path }) => path).filter((path) => /(^|\/)(tests|src|target)\//.test(path)), []);
    writeFileSync(join(place, 'package.json'), '{ "private": true, "type": "module" }');
    npm(['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], place);
    const program = [
      "import init, { prose } from '@dryrun/engine';",
      "import study, { readiness } from '@dryrun/engine/study';",
      'await Promise.all([init(), study()]);',
      "console.log(prose('It is here')[0].spans[0].text);",
      "const exam = { code: 'A-1', scored: 10, passing: 700, domains: [{ number: 1, weight: 100 }], tasks: [] };",
      'console.log(readiness(exam, []).needed);',
    ];
    writeFileSync(join(place, 'it.js'), program.join('\n'));
    assert.equal(execFileSync(process.execPath, ['it.js'], { cwd: place, encoding: 'utf8' }), 'It is here\n40\n');
  } finally {
    rmSync(place, { recursive: true });
  }
});

test('nothing in it names a folder of the machine that built it', () => {
  const wasm = ['dryrun_bg.wasm', 'study_bg.wasm'].map((name) => readFileSync(join(folder, name), 'latin1'));
  for (const text of [...wasm, read('dryrun.js'), read('study.js')]) {
    assert.ok(!/\/(?:root|home|Users|work)\//.test(text), /.{0,40}\/(?:root|home|Users|work)\/.{0,60}/.exec(text)?.[0]);
  }
});
