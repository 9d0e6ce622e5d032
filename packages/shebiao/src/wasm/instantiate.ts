/** The part of the WebAssembly interface that is used: neither the language's library nor Node's types declare it. */
interface Wasm {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { exports: unknown }
}

/** The exports of a WebAssembly module in base64. Throws where there is no WebAssembly, or not what the module needs. */
export function instantiate<Exports>(binary: string): Exports {
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly
  return new Instance(new Module(Buffer.from(binary, 'base64'))).exports as Exports
}
