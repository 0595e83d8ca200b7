export { eraseEvidence, forgetFiles } from './actions/erase.ts';
export { addEvidence, type NewEvidence, nameFile } from './actions/evidence.ts';
export { moveEvidence, ownEvidence } from './actions/move.ts';
export { restoreUses, unuseEvidence, useEvidence } from './actions/use.ts';
export { fileBytes, fileFlow } from './content/bytes.ts';
export { checkFiles } from './content/check.ts';
export { filesToBackUp, filesToRestore } from './content/copies.ts';
export { type KeptFile, keepFile, lookAt } from './content/keep.ts';
export type { Evidence, EvidenceId, EvidenceKind, EvidenceRefusal, SubjectReading } from './model.ts';
export { paths } from './paths.ts';
export {
  ailingEvidence,
  attachable,
  evidenceById,
  evidenceOf,
  evidenceOfMany,
  hasPublicEvidence,
  type PlacedProof,
  placedProofs,
  provingOnly,
  type UsedEvidence,
} from './queries/evidence.ts';
export type { SubjectDoor } from './queries/reading.ts';
export { filesProving, type ProvingFile, type ProvingPlace, placesProven, storedFile } from './queries/stored.ts';
export { type Again, bringEvidence, bringPhoto, forgetUpload, newEvidenceId } from './routes/bring.ts';
export { formLimit } from './routes/write.tsx';
export { isBroken } from './rules/evidence.ts';
export { acceptedEndings, dispositionOf, mediaOf, mediaTypes } from './rules/media.ts';
export { EvidenceForm, FileInput } from './views/form-page.tsx';
export { sizeText, typeText } from './views/labels.ts';
export { EvidenceTags } from './views/tags.tsx';
export type { Waiting } from './views/waiting.ts';
