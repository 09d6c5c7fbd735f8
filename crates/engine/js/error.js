/** Everything that this package throws. */
export class DryrunError extends Error {
  constructor(code, message, diagnostics = [], why = undefined) {
    super(message);
    this.name = 'DryrunError';
    this.code = code;
    this.diagnostics = diagnostics;
    if (why !== undefined) this.why = why;
  }
}
