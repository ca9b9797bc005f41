import {assemble} from './assembler.ts';
import {levenshteinKernel, osaKernel} from './edit-kernels.ts';
import {instantiate, type KernelMemory} from './instantiate.ts';
import {jaroWinklerKernel} from './jaro-winkler-kernel.ts';

type Kernel = (count: number, isOneLeft: number) => number;

export type KernelName = 'levenshtein' | 'osa' | 'jaroWinkler';
export type Kernels = Record<KernelName, Kernel> & {memory: KernelMemory};

export function startKernels(): Kernels {
  const {functions, memory} = instantiate('text', kernelBytes);
  return {...(functions as Record<KernelName, Kernel>), memory};
}

/** The module, byte for byte the same on every machine: there is no binary in the repository that could differ from its source. */
export function kernelBytes(): Uint8Array<ArrayBuffer> {
  return assemble({levenshtein: levenshteinKernel(), osa: osaKernel(), jaroWinkler: jaroWinklerKernel()});
}
