export {
  announceArchived,
  announceErased,
  announcePublished,
  announceRelocated,
  announceRestored,
} from './api/announce.ts';
export { bulkUndone } from './bulk/events.ts';
export { erasureDecided, erasureRequested, innovationErased } from './erasure/events.ts';
export { tellErasureDecided, tellErasureRequested } from './erasure/notices.ts';
export { erasedRecords } from './erasure/queries.ts';
export {
  innovationArchived,
  innovationPublished,
  innovationRestored,
  innovationReturned,
  innovationSubmitted,
  keeperAssigned,
  problemRaised,
  problemSolved,
} from './events.ts';
export { innovationSubject } from './evidence/queries.ts';
export {
  handoverAnswered,
  handoverExpired,
  handoverOffered,
  handoverWithdrawn,
} from './handover/events.ts';
export { keepingOf } from './handover/holding.ts';
export {
  tellHandoverAnswered,
  tellHandoverExpired,
  tellHandoverOffered,
  tellHandoverWithdrawn,
} from './handover/notices.ts';
export { importFile, importText } from './import/import-file.ts';
export type { InnovationContent } from './model/content.ts';
export type { InnovationId, ProblemId, VersionId } from './model/ids.ts';
export type { Innovation, Problem, Version } from './model/record.ts';
export { sectionNames } from './model/sections.ts';
export { tellKeeper, tellPublished, tellReturned, tellSubmitted, tellUndone } from './notices.ts';
export { ingredients, pieceTypes } from './out/model.ts';
export { paths } from './paths.ts';
export { innovationRelocated, relocationDeclined, relocationOffered } from './relocation/events.ts';
export { tellRelocated, tellRelocationDeclined, tellRelocationOffered } from './relocation/notices.ts';
export { visibleTo, whyNotRead } from './visibility.ts';
