export { createInnovation, saveSection } from './actions/innovation.ts';
export { setLineage } from './actions/register.ts';
export { replicateInnovation } from './actions/replica.ts';
export { publishVersion, submitVersion } from './actions/version.ts';
export {
  announceArchived,
  announceErased,
  announcePublished,
  announceRelocated,
  announceRestored,
} from './api/announce.ts';
export { paths as recordApiPaths } from './api/paths.ts';
export { bulkUndone } from './bulk/events.ts';
export { answered, documentOf, type FeedVisit } from './catalogue/feeds/answer.ts';
export { publicState } from './catalogue/feeds/queries.ts';
export { etagOf, type Xml, xml } from './catalogue/feeds/rules.ts';
export { type Found, recordConditions } from './condition/actions.ts';
export type { Condition } from './condition/model.ts';
export { conditionsOf } from './condition/queries.ts';
export { byYear } from './condition/rules.ts';
export { keepingLost } from './departure/loss.ts';
export { tellKeeperLeft } from './departure/notices.ts';
export { discardDraft, keepDraft, settleDraft } from './drafts/actions.ts';
export { isOthers, keptAnswer, OWNER, SEEN, sameAnswer, seenIn, sentForm, typedForm } from './drafts/form.ts';
export type { Draft, DraftPlace } from './drafts/model.ts';
export { draftOwner, othersAtWork, ownDraft, ownDraftsOf } from './drafts/queries/draft.ts';
export { DraftNotice } from './drafts/views/draft-notice.tsx';
export { KeepStatus } from './drafts/views/keep-status.tsx';
export { erasureDecided, erasureRequested, innovationErased } from './erasure/events.ts';
export { tellErasureDecided, tellErasureRequested } from './erasure/notices.ts';
export { erasedRecords } from './erasure/queries.ts';
export {
  innovationAmended,
  innovationArchived,
  innovationPublished,
  innovationRestored,
  innovationReturned,
  innovationSubmitted,
  keeperAssigned,
  problemRaised,
  problemReported,
  problemReturned,
  problemSolved,
} from './events.ts';
export { innovationSubject } from './evidence/queries.ts';
export { publicTitle } from './figures.ts';
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
export { type Sustainability, sustainabilityStatuses } from './model/choices.ts';
export { emptyContent, type ImpactRow, type InnovationContent } from './model/content.ts';
export { affairOfCode, affairs, sdgOfNumber } from './model/goals.ts';
export type { InnovationId, ProblemId, VersionId } from './model/ids.ts';
export type { ListedRecord } from './model/list.ts';
export type { Award, Innovation, Problem, Version } from './model/record.ts';
export { type Criterion, criteria, isSectionName, type SectionName, sectionNames, sections } from './model/sections.ts';
export { tellKeeper, tellPublished, tellReturned, tellSubmitted, tellUndone } from './notices.ts';
export { type CarriedRecord, carriedRecord } from './out/carry.ts';
export { type Ingredient, ingredients, pieceTypes } from './out/model.ts';
export { pieceLabel } from './out/views/words.ts';
export { type ProblemPart, type RecordPart, type RecordReading, recordPart, type SectionPart } from './part.ts';
export { paths, sectionOfSlug, sectionSlugs } from './paths.ts';
export type {
  AnsweringInnovation,
  ShownProblem,
  TakenMeasure,
} from './problems/model.ts';
export { tellProblemReported, tellProblemReturned, tellProblemSolved } from './problems/notices.ts';
export { measuresOf } from './problems/queries/measure.ts';
export { innovationsOfProblem, problemFor } from './problems/queries/problem.ts';
export {
  allSolved,
  type SolvedCounts,
  type SolvedFilter,
  type SolvedProblem,
  solvedAsked,
  solvedCounts,
  solvedProblems,
} from './problems/queries/solved.ts';
export { comparable, runsProblem, whyNotMove as whyNotMoveProblem } from './problems/rules.ts';
export { judgeText, sdgName } from './problems/views/labels.ts';
export { SeriesPlot, SeriesTable } from './problems/views/series.tsx';
export { shortened } from './problems/views/shortened.ts';
export { type RecordFacts, recordFacts } from './queries/facts.ts';
export { shownContents, workRecordFor, workRecordsFor } from './queries/innovation.ts';
export { type LineageTold, lineagesOf } from './queries/lineages.ts';
export { listRecords } from './queries/list.ts';
export { type RecordLife, recordLives } from './queries/lives.ts';
export { type PublicRecord, publicAmong, publicIdsBehind, publicRecords } from './queries/published.ts';
export { recordFactSource } from './queries/subject-facts.ts';
export { innovationSubjects } from './queries/subjects.ts';
export { gistsOf } from './reading/queries.ts';
export { affairKeys, innovationReading } from './reading/reading.ts';
export { innovationRelocated, relocationDeclined, relocationOffered } from './relocation/events.ts';
export { tellRelocated, tellRelocationDeclined, tellRelocationOffered } from './relocation/notices.ts';
export { isTypedField, type TypedField } from './rules/fields.ts';
export { type Relation, relationsTo } from './rules/moves.ts';
export { readNumber, typedNumber } from './rules/number.ts';
export { type Answer, type Index, searchCatalogue, searchIndex } from './search/catalogue-search.ts';
export { type Doc, innovationDoc } from './search/doc.ts';
export { affairsIn, readCell } from './search/facet-codes.ts';
export type { Facets } from './search/facets.ts';
export { type Filter, filterOf, noFilter } from './search/filter.ts';
export { type FittingText, fittingTexts } from './search/fitting.ts';
export { noteChange } from './search/index-record.ts';
export { likeness, type ToldText } from './search/likeness.ts';
export { keepMirror } from './search/mirror/mirror.ts';
export type { Told } from './search/mirror/told.ts';
export { toldRows } from './search/mirror/told-rows.ts';
export { type CatalogueQuestion, findDocs, type HitRow, type Sort } from './search/page.ts';
export { problemsNear } from './search/problems-near.ts';
export type { Shelf } from './search/shelf.ts';
export { forgetGone, rebuildVocabulary, refreshVocabulary } from './search/vocabulary.ts';
export { allHits, docsWithin, type WholeHit, wholeScope } from './search/whole.ts';
export { TextDiff } from './views/edit/compare/text-diff.tsx';
export { fieldLabel, sectionTitle } from './views/edit/labels.ts';
export { affairName, changeText, figure, plainField, shownField } from './views/edit/shown.tsx';
export { visibleTo, whyNotRead, whyNotReadWork, workVisibleTo } from './visibility.ts';
export type { WayOn } from './way-on.ts';
