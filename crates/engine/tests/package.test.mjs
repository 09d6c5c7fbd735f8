// The package as somebody installs it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { folder, loaded, root } from './built.mjs';

const read = (name) => readFileSync(join(folder, name), 'utf8');

test('every file that package.json names is there, and the version is that of the workspace', () => {
  const { exports, files, version } = JSON.parse(read('package.json'));
  const named = [...files, ...Object.values(exports).flatMap((one) => (typeof one === 'string' ? one : Object.values(one)))];
  for (const name of named) assert.ok(existsSync(join(folder, name)), name);
  assert.equal(version, /^version = "(.*)"$/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))[1]);
});

test('the types name what the package gives, and nothing else', async () => {
  const types = read('dryrun.d.ts');
  const values = [...types.matchAll(/^export (?:default )?(?:function|class) (\w+)/gm)].map(([, name]) => (name === 'init' ? 'default' : name));
  const engine = await loaded();
  assert.deepEqual(values.toSorted(), Object.keys(engine).toSorted());
  for (const name of ['Bank', 'Sitting']) {
    const body = new RegExp(`export class ${name} \\{(.*?)^\\}`, 'ms').exec(types)[1];
    const said = [...body.matchAll(/^ {2}(?:static )?(?:readonly )?(\w+)[(:]/gm)].map(([, member]) => member).filter((member) => member !== 'private');
    const own = Object.getOwnPropertyNames(engine[name].prototype);
    const fixed = Object.getOwnPropertyNames(engine[name]).filter((member) => !['length', 'name', 'prototype'].includes(member));
    assert.deepEqual([...new Set([...said, 'constructor'])].toSorted(), [...own, ...fixed].toSorted(), name);
  }
  assert.ok(!/\bany\b(?=[;,)\]>|])/.test(types));
});

test('npm packs it and Node finds it by its name', () => {
  const place = mkdtempSync(join(tmpdir(), 'dryrun-npm-'));
  try {
    const npm = (words, cwd) => execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const [{ filename, files }] = JSON.parse(npm(['pack', '--json', '--pack-destination', place], folder));
    assert.deepEqual(files.map(({ path }) => path).filter((path) => /(^|\/)(tests|src|target)\//.test(path)), []);
    writeFileSync(join(place, 'package.json'), '{ "private": true, "type": "module" }');
    npm(['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], place);
    writeFileSync(join(place, 'it.js'), "import init, { prose } from '@dryrun/engine'; await init(); console.log(prose('It is here')[0].spans[0].text);");
    assert.equal(execFileSync(process.execPath, ['it.js'], { cwd: place, encoding: 'utf8' }), 'It is here\n');
  } finally {
    rmSync(place, { recursive: true });
  }
});

test('nothing in it names a folder of the machine that built it', () => {
  const wasm = readFileSync(join(folder, 'dryrun_bg.wasm'), 'latin1');
  for (const text of [wasm, read('dryrun.js')]) {
    assert.ok(!/\/(?:root|home|Users|work)\//.test(text), /.{0,40}\/(?:root|home|Users|work)\/.{0,60}/.exec(text)?.[0]);
  }
});
