export { compilePdf, PdfAbsent } from './compile.ts';
export type { PdfJob } from './job.ts';
export { partsOf } from './parts.ts';
export { printable, smallPng } from './picture.ts';
export { qrSvg } from './qr.ts';
export { templateText } from './template.ts';
