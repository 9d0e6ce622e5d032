/** The part of the WebAssembly interface that is used: neither the language's library nor Node's types declare it. */
interface Wasm {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { exports: unknown }
}

/** What a WebAssembly module in base64 exports. Throws where WebAssembly is not to be had, as under a strict policy in browsers. */
export function exportsOf<Exports>(binary: string): Exports {
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly
  const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0))
  return new Instance(new Module(bytes)).exports as Exports
}
