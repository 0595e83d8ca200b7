export { sheetHandedIn, sheetReturned, sheetVerified } from './answer/events.ts';
export { tellSheetHandedIn, tellSheetReturned, tellSheetVerified } from './answer/notices.ts';
export { sheetSubjectDoor } from './answer/queries/subject.ts';
export { type YearScore, yearScores } from './answer/queries/years.ts';
export {
  type InstrumentAspect,
  type InstrumentDocument,
  type InstrumentFormula,
  instrumentDocument,
  type KnownNumber,
  type ResultBand,
} from './catalogue/model/document.ts';
export type {
  EvidenceRule,
  FactMapping,
  InstrumentItem,
  InstrumentOption,
  ItemBasis,
  ItemCondition,
} from './catalogue/model/item.ts';
export type { SubjectKind } from './catalogue/model/parts.ts';
export { paths as instrumentPaths } from './catalogue/paths.ts';
export type { Fact, FactSource, FactsOf, Subject, SubjectSource } from './door.ts';
