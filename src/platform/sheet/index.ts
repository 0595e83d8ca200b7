export { cellAddress } from './address.ts';
export { guessHeaderRow, isColumnNumbers } from './header.ts';
export {
  type CellKind,
  DEFAULT_LIMITS,
  type Delimiter,
  type Encoding,
  type Found,
  type ReadOptions,
  type SheetInfo,
  type SheetLimits,
  type SheetOutcome,
  type SheetRefusal,
  type SheetRow,
  type SheetValue,
  type StreamedValue,
  type Table,
  type TableForm,
  type TableOptions,
} from './model.ts';
export { describeTable, readRows, readTable } from './read.ts';
export { type WrittenSheet, writeTable } from './write.ts';
export { type DelimitedOptions, delimitedLine, MARK, writeDelimited } from './write-delimited.ts';
export { type StreamedSheet, streamBook } from './write-stream.ts';
export { type ZipPart, zipStream } from './zip-stream.ts';
