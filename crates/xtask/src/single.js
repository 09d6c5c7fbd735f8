// The parts that boot.js would fetch, carried by the page itself. A page from a disk may ask for nothing:
// each file there counts as a site of its own.
const carried = (id) => new Blob([Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0))])
  .stream().pipeThrough(new DecompressionStream("gzip"));
const bank = new Response(carried("carried-bank")).json();

// The app asks for the files of its bank by their addresses, as it would on a server, and gets them from here.
globalThis.fetch = async (address) => {
  const file = (await bank)[String(address)];
  if (file === undefined) throw new TypeError("this file carries one exam, and that part is not in it");
  return new Response(file);
};

globalThis.dryrunCarried = {
  app: { default: wasm_bindgen },
  annex: { default: dryrunAnnexProgram },
  annexWasm: async () => new Response(carried("carried-annex"), { headers: { "content-type": "application/wasm" } }),
  wasm: async () => new Response(carried("carried-wasm"), { headers: { "content-type": "application/wasm" } }),
};
