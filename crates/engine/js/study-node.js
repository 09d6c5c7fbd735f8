// Readiness and the schedule in Node: the same, with the WebAssembly read from the disk.
import { readFile } from 'node:fs/promises';
import load from './study.js';

export * from './study.js';

export default function init(source) {
  if (source !== undefined) return load(source);
  return load({ module_or_path: readFile(new URL('./study_bg.wasm', import.meta.url)) });
}
