import { closeSync, openSync, readSync, writeSync } from 'node:fs';

// Between processes a message is copied whole, twice, and what comes through a pipe leaves its pieces lying. So the arrays of a
// structure go through a file, straight into their last place, and the message holds a gap for each.

// All that there are: one left in the message would be a view of it, and keep all of it in memory (2 MB).
const kinds = {
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const;
type Kind = keyof typeof kinds;
type Typed = InstanceType<(typeof kinds)[Kind]>;

class Gap {
  readonly gap: Kind;
  readonly length: number;
  constructor(array: Typed) {
    this.gap = array.constructor.name as Kind;
    this.length = array.length;
  }
}

const isTyped = (value: unknown): value is Typed => ArrayBuffer.isView(value) && value.constructor.name in kinds;
const isGap = (value: object): value is Gap => 'gap' in value && 'length' in value;

/** The structure with `change` done to what stands in its lists and plain objects, at any depth. */
function mapped(value: unknown, change: (value: object) => object | null): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const changed = change(value);
  if (changed) return changed;
  if (Array.isArray(value)) return value.map((it) => mapped(it, change));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, mapped(it, change)]));
}

/** A structure in two parts: what goes as a message, and the bytes of its arrays in their order. */
export function takenApart(whole: object): { readonly frame: unknown; readonly arrays: readonly Uint8Array[] } {
  const arrays: Uint8Array[] = [];
  const frame = mapped(whole, (value) => {
    if (!isTyped(value)) return null;
    arrays.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return { ...new Gap(value) };
  });
  return { frame, arrays };
}

export function writeArrays(file: string, arrays: readonly Uint8Array[]): void {
  const to = openSync(file, 'wx', 0o600);
  try {
    for (const array of arrays) for (let at = 0; at < array.length; ) at += writeSync(to, array, at);
  } finally {
    closeSync(to);
  }
}

/** The structure again, its arrays read out of the file; one that ends too early is an error. */
export function putTogether(frame: unknown, file: string): unknown {
  const from = openSync(file, 'r');
  try {
    return mapped(frame, (value) => {
      if (!isGap(value)) return null;
      const array = new kinds[value.gap](value.length);
      fill(new Uint8Array(array.buffer), from);
      return array;
    });
  } finally {
    closeSync(from);
  }
}

function fill(empty: Uint8Array, from: number): void {
  for (let at = 0; at < empty.length; ) {
    const read = readSync(from, empty, at, empty.length - at, null);
    if (read === 0) throw new Error('the file ended before its last array was whole');
    at += read;
  }
}
