export { type DocxBlock, type DocxDocument, writeDocx } from './write.ts';
