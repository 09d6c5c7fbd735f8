import { DryrunError } from './error.js';

/** An argument that is not what is asked for. */
export function wrong(message) {
  return new DryrunError('argument', message);
}

/** Lets the engine work; what it throws is a fault as JSON, or a failure of its own. */
export function guarded(work) {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof DryrunError) throw thrown;
    if (typeof thrown !== 'string') {
      throw new DryrunError('engine', `the engine failed: ${thrown?.message ?? thrown}; please report this with what was handed in`);
    }
    const { code, message, diagnostics, why } = JSON.parse(thrown);
    throw new DryrunError(code, message, diagnostics, why);
  }
}

/** The same for what answers in JSON. */
export function asked(work) {
  return JSON.parse(guarded(work));
}
