import {assemble} from './assembler.ts';
import {levenshteinKernel, osaKernel} from './edit-kernels.ts';
import {jaroWinklerKernel} from './jaro-winkler-kernel.ts';

/** What we use of WebAssembly; its types come with the DOM, which the engine has not. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Memory: new (limits: {initial: number}) => KernelMemory;
  Instance: new (module: object, imports: {env: {memory: KernelMemory}}) => {exports: unknown};
};

type KernelMemory = {readonly buffer: ArrayBuffer; grow(pages: number): number};
type Kernel = (count: number, isOneLeft: number) => number;

export type KernelName = 'levenshtein' | 'osa' | 'jaroWinkler';
export type Kernels = Record<KernelName, Kernel> & {memory: KernelMemory};

let compiled: object | null = null;

/** The kernels over a memory of their own. The module is assembled and compiled once a thread, in a few milliseconds. */
export function startKernels(): Kernels {
  compiled ??= new WebAssembly.Module(kernelBytes());
  const memory = new WebAssembly.Memory({initial: 1});
  const {exports} = new WebAssembly.Instance(compiled, {env: {memory}});
  return {...(exports as Record<KernelName, Kernel>), memory};
}

/** The module, byte for byte the same on every machine: there is no binary in the repository that could differ from its source. */
export function kernelBytes(): Uint8Array<ArrayBuffer> {
  return assemble({levenshtein: levenshteinKernel(), osa: osaKernel(), jaroWinkler: jaroWinklerKernel()});
}
