import __wbg_init from './glue.js';
import { DryrunError } from './error.js';
import { wrong } from './fault.js';
import { named } from './argument.js';
import { NAME } from './name.js';

let loading;
let loaded = false;

/** Loads the WebAssembly, once. Without a source it is the file that lies beside this one. */
export default function init(source) {
  if (source !== undefined && (typeof source !== 'object' || source === null || !('module_or_path' in source))) {
    return Promise.reject(wrong(`init takes nothing, or { module_or_path }, and was given ${named(source)}`));
  }
  loading ??= __wbg_init(source).then(
    () => {
      loaded = true;
    },
    (fault) => {
      // Whoever asks again may have a better line.
      loading = undefined;
      throw new DryrunError('load', `${NAME}'s WebAssembly cannot be loaded: ${fault?.message ?? fault}`);
    },
  );
  return loading;
}

export function needLoaded() {
  if (!loaded) throw new DryrunError('load', `${NAME} is not loaded yet: \`await init()\` first`);
}
