
// Somebody's own questions are read by the engine, a program of its own that is loaded when it is needed first.
// WebAssembly has no import(), so this lends it one.
globalThis.dryrunOwn = async (address, text, dialect) => {
  const engine = await import(new URL(address, document.baseURI));
  await engine.default?.();
  return engine.own(text, dialect);
};
