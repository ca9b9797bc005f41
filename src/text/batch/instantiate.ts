/** What we use of WebAssembly; its types come with the DOM, which the engine has not. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Memory: new (limits: {initial: number}) => KernelMemory;
  Instance: new (module: object, imports: {env: {memory: KernelMemory}}) => {exports: unknown};
};

export type KernelMemory = {readonly buffer: ArrayBuffer; grow(pages: number): number};

const PAGE = 65_536;

const compiled = new Map<string, object>();

/** The functions of a module over a memory of their own. A module is assembled and compiled once a thread, in a few milliseconds. */
export function instantiate(
  name: string,
  assembleBytes: () => Uint8Array<ArrayBuffer>,
): {functions: unknown; memory: KernelMemory} {
  let module = compiled.get(name);
  if (module === undefined) compiled.set(name, (module = new WebAssembly.Module(assembleBytes())));
  const memory = new WebAssembly.Memory({initial: 1});
  const {exports} = new WebAssembly.Instance(module, {env: {memory}});
  return {functions: exports, memory};
}

/** Makes a memory hold `size` bytes at least; arrays over it have to be made anew then. */
export function ensureBytes(memory: KernelMemory, size: number): void {
  const missing = size - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
}
