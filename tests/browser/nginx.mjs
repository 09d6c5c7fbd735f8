// A real nginx on this machine, with the settings that the build writes: for tests that a host says what it should.
// It runs as whoever runs the tests, in a folder of its own, on a free port of this machine.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request as plainly } from 'node:http';
import { request as securely } from 'node:https';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dist } from './candidate.mjs';

const NGINX = process.env.NGINX ?? '/usr/sbin/nginx';

/** Debian's module for brotli; elsewhere nginx may lack it, and answers with gzip. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

export const hasBrotli = existsSync(BROTLI);

/** What `cargo xtask` prints. */
export async function xtask(...words) {
  const { stdout } = await promisify(execFile)('cargo', ['xtask', ...words]);
  return stdout;
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

function listens(port) {
  return new Promise((known) => {
    const line = connect(port, '127.0.0.1');
    line.once('connect', () => { line.destroy(); known(true); });
    line.once('error', () => known(false));
  });
}

/**
 * Serves a copy of the built site at the path `at`. `furnish(site)` may change the copy before the settings are written, `spoil(site)`
 * after that. With `tls` it is the whole server of nginx-server.conf, with a certificate of its own.
 */
export async function nginx({ at = '/', furnish = async () => {}, spoil = async () => {}, tls = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'dryrun-nginx-'));
  // Started by root, nginx works as somebody who may not look into a folder of root's.
  await chmod(folder, 0o755);
  const [site, settings] = [join(folder, 'site'), join(folder, 'settings')];
  await cp(dist, site, { recursive: true });
  await furnish(site);
  await xtask('headers', '--dist', site, '--out', settings, '--at', at, '--root', site);
  await spoil(site);

  const port = await freePort();
  let locations = await readFile(join(settings, 'nginx.conf'), 'utf8');
  // As the line itself says.
  if (hasBrotli) locations = locations.replace('# brotli_static on;', 'brotli_static on;');
  await writeFile(join(settings, 'nginx.conf'), locations);
  const server = tls ? await secure(settings, port) : `server { listen 127.0.0.1:${port}; include ${settings}/nginx.conf; }`;
  await mkdir(join(folder, 'logs'));
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/logs/${name};`);
  const main = join(folder, 'main.conf');
  await writeFile(main, `
    ${hasBrotli ? `load_module ${BROTLI};` : ''}
    daemon off;
    worker_processes 1;
    pid ${folder}/nginx.pid;
    events {}
    http { access_log off; ${places.join(' ')} ${server} }
  `);
  const running = spawn(NGINX, ['-p', folder, '-e', join(folder, 'logs/errors'), '-c', main], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  running.stderr.on('data', (piece) => { said += piece; });
  let ended = false;
  const end = new Promise((over) => running.once('exit', () => { ended = true; over(); }));
  while (!(await listens(port))) {
    if (ended) throw new Error(`nginx does not start: ${said}`);
    await new Promise((soon) => setTimeout(soon, 20));
  }
  const origin = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return {
    at,
    site,
    settings,
    origin,
    address: `${origin}${at}`,
    /** Asks for a path below the site's, or for a whole one that starts with a slash. */
    ask: (path, headers = {}, method = 'GET') => ask(origin, path.startsWith('/') ? path : at + path, headers, method),
    close: async () => {
      running.kill('SIGTERM');
      await end;
      await rm(folder, { recursive: true });
    },
  };
}

/** The server of nginx-server.conf, on this port and with a certificate that nobody signed. */
async function secure(settings, port) {
  const [certificate, key] = [join(settings, 'test.pem'), join(settings, 'test.key')];
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', certificate];
  execFileSync('openssl', words, { stdio: 'ignore' });
  const other = await freePort();
  return (await readFile(join(settings, 'nginx-server.conf'), 'utf8'))
    .replace('</etc/ssl/exams.pem>', certificate)
    .replace('</etc/ssl/exams.key>', key)
    .replaceAll('<exams.example.org>', '127.0.0.1')
    .replaceAll('/etc/nginx/dryrun.conf', join(settings, 'nginx.conf'))
    .replaceAll(/listen (\[::\]:)?(80|443)/g, (_, six, standard) => `listen ${six ? '[::1]' : '127.0.0.1'}:${standard === '443' ? port : other}`);
}

/** A request without the browser's and fetch's own ideas about addresses, encodings and caches. */
function ask(origin, path, headers, method) {
  const request = origin.startsWith('https') ? securely : plainly;
  return new Promise((answered, failed) => {
    const asking = request(origin, { path, headers, method, rejectUnauthorized: false }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => answered({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }));
      response.on('error', failed);
    });
    asking.on('error', failed).end();
  });
}
